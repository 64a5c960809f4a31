using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Daybook.Contract;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Exchange.Exporting;
using Daybook.Exchange.Importing;
using Daybook.Exchange.Tests.Support;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;
using Daybook.Tests.Shared;
using Event = Daybook.Contract.Making.Make;

namespace Daybook.Exchange.Tests.Exporting;

/// <summary>What Daybook exports it takes back exactly: a restored journal has the same events, byte for byte, and no others.</summary>
public sealed class RestorationTests : IDisposable
{
    private static readonly Gen<PortfolioEvent> Sessions = Gen.Select(
        Gen.OneOf("s-1", "s-2", "=s", "\r-"), Gen.Bool, (id, begins) => begins ? Event.SessionStart(id) : Event.SessionEnd(id));

    private static readonly Gen<PortfolioEvent[]> Journals = Gen.Frequency<PortfolioEvent>((6, GenerateEvents.Any), (1, Sessions)).Array[0, 30];

    private readonly TempFolder _folder = new();

    public static TheoryData<ExportFormat, bool> Formats => new()
    {
        { ExportFormat.JsonLines, false },
        { ExportFormat.JsonLines, true },
        { ExportFormat.Csv, false },
        { ExportFormat.Csv, true },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_restored_journal_is_the_same_in_every_column_and_in_its_root(ExportFormat format, bool gzip) => Journals.Sample(
        events =>
        {
            var original = new TestJournal().With(events);
            var restored = new TestJournal();
            var path = _folder.WriteBytes("export", original.Export(new ExportOptions { Format = format, Gzip = gzip }));

            var report = restored.ImportAsync(path, new ImportOptions { Actor = "bob" }).GetAwaiter().GetResult();

            Assert.Equal((events.Length, 0), (report.Imported, report.AlreadyPresent));
            SameEvent.AssertAll(original.Events, restored.Events);
            Assert.Equal(Root(original), Root(restored));
            Assert.Equal(Types(original), Types(restored));
            Assert.Equal(Running(original), Running(restored));
            Assert.Equal(File.ReadAllBytes(path), restored.Export(new ExportOptions { Format = format, Gzip = gzip }));
        },
        iter: Amount.Of(100, full: 250),
        threads: 1);

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_restoration_of_many_groups_leaves_no_session_alone_and_repeats_to_nothing(ExportFormat format, bool gzip)
    {
        var original = new TestJournal().With([Event.SessionStart("whole"), .. Event.Notes(5_000), Event.SessionEnd("whole"), Event.SessionStart("running"), .. Event.Notes(5_000)]);
        var path = _folder.WriteBytes("export", original.Export(new ExportOptions { Format = format, Gzip = gzip }));
        var restored = new TestJournal();
        var alone = new List<string>();
        restored.BeforeGroup = _ => alone.AddRange(Running(restored).Where(restored.Store.IsAbandoned));

        await restored.ImportAsync(path);
        Assert.Empty(alone);
        var again = await restored.ImportAsync(path);

        Assert.Equal(["running"], Running(restored));
        Assert.True(restored.Store.IsAbandoned("running"));
        Assert.Equal((0, 10_003), (again.Imported, again.AlreadyPresent));
        Assert.Equal(original.Events, restored.Events);
    }

    [Fact]
    public async Task A_journal_that_names_an_actor_restores_events_without_one_as_they_are()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var path = _folder.WriteBytes("export.csv", new TestJournal().With(Event.Note(), Event.SessionStart("s-1")).Export(new ExportOptions { Format = ExportFormat.Csv }));
        await using var journal = await Journal.OpenAsync(new MemoryStore(), new JournalOptions { Actor = "desk" }, cancellation);
        await using var session = journal.BeginSession("restore");

        await Importer.ImportAsync(journal, path, cancellationToken: cancellation);

        var restored = await journal.Source.ReadAsync(2, 10, cancellation);
        Assert.Equal([(null, null, null), (null, "s-1", null)], restored.Select(row => (row.Actor, row.SessionId, row.Origin)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_restoration_into_a_journal_with_events_says_who_restored_what_and_where_it_is(ExportFormat format, bool gzip)
    {
        var exported = new TestJournal().With(Event.Notes(5_000)).Export(new ExportOptions { Format = format, Gzip = gzip });
        var path = _folder.WriteBytes("export", exported);
        var journal = new TestJournal().With(Event.Open());

        var report = await journal.ImportAsync(path, new ImportOptions { Actor = "bob" });
        var again = await journal.ImportAsync(path, new ImportOptions { Actor = "eve" });

        Assert.Equal((5_000L, 0L, 0L, 5_000L), (report.Imported, report.AlreadyPresent, again.Imported, again.AlreadyPresent));
        Assert.Equal(5_003, journal.Events.Count);
        var (start, end) = (journal.Events[1], journal.Events[^1]);
        Assert.Equal((EventTypes.SessionStart, "bob", report.SessionId), (start.Type, start.Actor, start.SessionId));
        Assert.Equal((EventTypes.SessionEnd, "bob", report.SessionId), (end.Type, end.Actor, end.SessionId));
        var digest = Convert.ToHexStringLower(SHA256.HashData(exported));
        Assert.Equal(("restoration", digest), (start.Text("kind"), start.Text("sha256")));
        Assert.Equal((digest, 3.0, 5_002.0, 5_000.0), (end.Text("sha256"), end.Number("first_id"), end.Number("last_id"), end.Number("rows")));
        Assert.All(journal.Events.Skip(2).Take(5_000), row => Assert.Null(row.Origin));
    }

    [Fact]
    public async Task A_restoration_into_an_empty_journal_goes_on_where_it_was_interrupted_as_if_it_had_not_been()
    {
        var original = new TestJournal().With(Event.Notes(10_000));
        var path = _folder.WriteBytes("export", original.Export(new ExportOptions()));
        var journal = new TestJournal { BeforeGroup = group => _ = group == 1 ? throw new OperationCanceledException() : 0 };
        await Assert.ThrowsAsync<OperationCanceledException>(() => journal.ImportAsync(path));
        Assert.Equal(4_096, journal.Events.Count);
        journal.BeforeGroup = _ => { };

        await journal.ImportAsync(path);

        Assert.Equal(original.Events, journal.Events);
    }

    [Fact]
    public async Task Rows_that_are_slipped_into_a_file_that_was_restored_before_leave_a_trace()
    {
        var original = new TestJournal().With(Event.Notes(20));
        var path = _folder.WriteBytes("export", original.Export(new ExportOptions()));
        var journal = new TestJournal();
        await journal.ImportAsync(path);
        journal.With(Event.Open());
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        var forged = lines[7].Replace("note 8", "note 8, forged", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(path, [.. lines[..10], forged, .. lines[10..]], TestContext.Current.CancellationToken);

        var report = await journal.ImportAsync(path);

        Assert.Equal((1L, 20L), (report.Imported, report.AlreadyPresent));
        Assert.Equal([EventTypes.SessionStart.Name, "desk_note", EventTypes.SessionEnd.Name], journal.Events.Skip(21).Select(stored => stored.Type.Name));
        Assert.Equal((23.0, 23.0), (journal.Events[^1].Number("first_id"), journal.Events[^1].Number("last_id")));
    }

    [Fact]
    public async Task A_restoration_that_was_interrupted_before_its_end_says_it_the_next_time()
    {
        var path = _folder.WriteBytes("export", new TestJournal().With(Event.Notes(20)).Export(new ExportOptions()));
        var journal = new TestJournal { BeforeGroup = group => _ = group == 2 ? throw new OperationCanceledException() : 0 }.With(Event.Open());
        await Assert.ThrowsAsync<OperationCanceledException>(() => journal.ImportAsync(path));
        journal.BeforeGroup = _ => { };

        await journal.ImportAsync(path);
        await journal.ImportAsync(path);

        Assert.Equal(23, journal.Events.Count);
        Assert.Equal((3.0, 22.0), (journal.Events[^1].Number("first_id"), journal.Events[^1].Number("last_id")));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task What_another_journal_said_of_itself_comes_back_as_evidence_of_that_journal(ExportFormat format, bool gzip)
    {
        const string Identity = "00112233445566778899aabbccddeeff";
        var original = new TestJournal();
        original.With(Event.Note());
        original.Tell(EventTypes.JournalRecovered, Metadata.Of(("journal", Identity), ("epoch", 1)));
        original.Tell(EventTypes.RecordingGap, Metadata.Of(("refused", 3)));
        var path = _folder.WriteBytes("export", original.Export(new ExportOptions { Format = format, Gzip = gzip }));
        var (journal, next) = (new TestJournal(), new TestJournal());

        await journal.ImportAsync(path, new ImportOptions { Source = "desk" });
        await next.ImportAsync(_folder.WriteBytes("again", journal.Export(new ExportOptions { Format = format, Gzip = gzip })));

        Assert.Equal([null, $"journal:{Identity}", "desk"], journal.Events.Select(stored => stored.Origin));
        Assert.Equal(original.Events.Select(stored => stored.Metadata), journal.Events.Select(stored => stored.Metadata));
        Assert.Equal(journal.Events, next.Events);
    }

    [Fact]
    public async Task A_line_without_origin_that_the_system_could_not_have_recorded_is_evidence()
    {
        var native = Event.Note();
        string[] lines =
        [
            EventJson.ToLine(PortfolioEvent.Restore(native.ToFields() with { Id = 1, RecordedMicros = 1 })),
            EventJson.ToLine(PortfolioEvent.Restore(native.ToFields() with { Id = 2, RecordedMicros = 1, Reason = " " })),
            EventJson.ToLine(PortfolioEvent.Restore(native.ToFields() with { Id = 3, RecordedMicros = 1, Type = EventType.Foreign("position_open", EventCategory.Error) })),
            EventJson.ToLine(PortfolioEvent.Restore(Event.Open().ToFields() with { Id = 4, RecordedMicros = 1, Action = null })),
        ];
        var journal = new TestJournal();

        await journal.ImportAsync(_folder.Write("export.jsonl", string.Join('\n', lines)));

        Assert.Equal([null, "jsonl:export.jsonl", "jsonl:export.jsonl", "jsonl:export.jsonl"], journal.Events.Select(row => row.Origin));
        Assert.Equal(["desk_note"], Types(journal).Select(type => type.Name));
    }

    [Fact]
    public async Task Two_categories_of_a_type_of_ones_own_are_refused_with_both_places()
    {
        var note = Event.Note().ToFields();
        var other = note with { Type = EventType.Define("desk_note", EventCategory.Scoring), Id = 2, RecordedMicros = 1 };
        var path = _folder.Write("export.jsonl", EventJson.ToLine(PortfolioEvent.Restore(note with { Id = 1, RecordedMicros = 1 })) + "\n" + EventJson.ToLine(PortfolioEvent.Restore(other)));

        var error = await new TestJournal().RefusesAsync(path);

        Assert.Equal((2, 1), (error.Line, error.Column));
        Assert.Contains($"'desk_note' is of category 'scoring' here and of 'portfolio' in the row at {path}, line 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExportFormat.JsonLines)]
    [InlineData(ExportFormat.Csv)]
    public async Task A_type_that_the_journal_has_in_another_category_is_refused_before_anything_is_added(ExportFormat format)
    {
        var path = _folder.WriteBytes("export", new TestJournal().With([.. Event.Notes(5_000), PortfolioEvent.Create(EventType.Define("own", EventCategory.Error), Event.Start, "last")])
            .Export(new ExportOptions { Format = format }));
        var journal = new TestJournal().With(PortfolioEvent.Create(EventType.Define("own", EventCategory.Scoring), Event.Start, "first"));

        var error = await Assert.ThrowsAsync<ImportException>(() => journal.ImportAsync(path));

        Assert.Equal(format == ExportFormat.Csv ? 5_002 : 5_001, error.Line);
        Assert.EndsWith("in this journal; one journal keeps a type in one category. Nothing was imported.", error.Message, StringComparison.Ordinal);
        Assert.Single(journal.Events);
    }

    [Fact]
    public async Task A_type_that_somebody_registers_meanwhile_stops_the_restoration_and_the_message_says_what_is_there()
    {
        var path = _folder.WriteBytes("export", new TestJournal().With([.. Event.Notes(5_000), PortfolioEvent.Create(EventType.Define("own", EventCategory.Error), Event.Start, "last")])
            .Export(new ExportOptions()));
        var journal = new TestJournal();
        journal.BeforeGroup = group =>
        {
            if (group == 1)
                journal.With(PortfolioEvent.Create(EventType.Define("own", EventCategory.Scoring), Event.Start, "other"));
        };

        var error = await Assert.ThrowsAsync<ImportException>(() => journal.ImportAsync(path));

        Assert.Equal(5_001, error.Line);
        Assert.Contains("The 4,096 rows before it are in the journal", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_looks_as_documented()
    {
        var note = PortfolioEvent.Create(Event.Note("say \"no\", twice\nor thrice", asset: "=1+1", metadata: Metadata.Of(("a", 1.5))).ToFields() with
        {
            Regime = "",
            Actor = "'tis",
            ScoreBefore = -0.5,
            ScoreAfter = 1e-300,
            OccurredMicros = Microseconds.From(Event.Start) + 1,
            SessionId = " s ",
        });

        var csv = Encoding.UTF8.GetString(new TestJournal().With(note).Export(new ExportOptions { Format = ExportFormat.Csv }));

        Assert.Equal(
            "id,timestamp,event_type,event_category,trace_id,session_id,asset,regime,action,reason,score_before,score_after,size_before,size_after,"
            + "portfolio_allocation,active_positions,metadata,execution_time_ms,recorded,actor,origin\n"
            + "1,2025-03-03T14:30:00.000001Z,desk_note,portfolio,,\" s \",'=1+1,',,\"say \"\"no\"\", twice\nor thrice\",-0.5,1E-300,,,,,\"{\"\"a\"\":1.5}\",,2025-03-03T14:30:00Z,''tis,\n",
            csv);
    }

    private static Integrity.MerkleHash Root(TestJournal journal) => journal.Store.GetHeadAsync().AsTask().Result.Root;

    private static IEnumerable<EventType> Types(TestJournal journal) => journal.Store.GetRegisteredTypesAsync().AsTask().Result.OrderBy(type => type.Name, StringComparer.Ordinal);

    private static List<string> Running(TestJournal journal) => [.. journal.Store.GetRunningSessionsAsync().AsTask().Result.Select(session => session.SessionId)];
}

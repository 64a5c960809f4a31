using Daybook.Events;
using Daybook.Recording;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class RecordTests
{
    [Fact]
    public async Task A_recorded_event_reaches_the_store_when_the_flush_interval_is_over()
    {
        await using var bench = await RecordingBench.OpenAsync();

        Assert.True(bench.Journal.Record(RecordingBench.Note, "first"));
        bench.Time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Empty(bench.Store.Calls);
        bench.Time.Advance(TimeSpan.FromMilliseconds(1));

        bench.UntilStored(1);
        Assert.Equal(["first"], bench.Reasons);
    }

    [Fact]
    public async Task What_a_journal_says_of_itself_is_refused_from_anybody_else_however_it_was_made()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var fields = new EventFields { Type = EventTypes.JournalRecovered, Reason = "nothing is lost", OccurredMicros = 1 };
        var made = PortfolioEvent.Restore(fields);

        Assert.Equal("event_type", Assert.Throws<InvalidEventException>(() => PortfolioEvent.Create(fields)).Column);
        Assert.Throws<InvalidEventException>(() => bench.Journal.Record(fields));
        Assert.Throws<InvalidEventException>(() => bench.Journal.Record(made));
        await Assert.ThrowsAsync<InvalidEventException>(() => bench.Journal.AppendAsync([made], cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidEventException>(() => bench.Journal.AppendNewAsync([made], ["key"], cancellationToken: TestContext.Current.CancellationToken));
        await bench.Journal.FlushAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(bench.Stored);
    }

    [Fact]
    public async Task The_oldest_event_decides_when_the_interval_is_over()
    {
        await using var bench = await RecordingBench.OpenAsync();

        bench.Journal.Record(RecordingBench.Note, "first");
        bench.Time.Advance(TimeSpan.FromMilliseconds(60));
        bench.Journal.Record(RecordingBench.Note, "second");
        bench.Time.Advance(TimeSpan.FromMilliseconds(40));

        bench.UntilStored(2);
        Assert.Single(bench.Store.Calls);
    }

    [Fact]
    public async Task A_full_group_does_not_wait_for_the_interval()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { MaxGroup = 3 });

        for (var i = 0; i < 3; i++)
            bench.Journal.Record(RecordingBench.Note, $"{i}");

        bench.UntilStored(3);
        Assert.Equal(RecordingBench.Start, bench.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_full_buffer_does_not_wait_for_the_interval_either()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { BufferCapacity = 2 });

        for (var i = 0; i < 10; i++)
            Assert.True(bench.Journal.Record(RecordingBench.Note, $"{i}"));

        bench.UntilStored(10);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), bench.Reasons);
    }

    [Fact]
    public async Task Columns_are_kept_and_what_is_left_out_is_filled_in()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var metadata = Metadata.Of(("threshold", 0.65));

        bench.Journal.Record(
            EventTypes.PositionOpen, "score over threshold", asset: "AAPL", action: "open", regime: "Goldilocks", scoreBefore: 0.1, scoreAfter: 0.857, sizeBefore: 0,
            sizeAfter: 0.12, portfolioAllocation: 0.9, activePositions: 7, executionTimeMs: 1.5, metadata: metadata);
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        var stored = Assert.Single(bench.Stored);
        var expected = PortfolioEvent.Restore(new EventFields
        {
            Id = 1,
            OccurredMicros = Microseconds.From(RecordingBench.Start),
            RecordedMicros = Microseconds.From(RecordingBench.Start),
            Type = EventTypes.PositionOpen,
            Asset = "AAPL",
            Regime = "Goldilocks",
            Action = "open",
            Reason = "score over threshold",
            ScoreBefore = 0.1,
            ScoreAfter = 0.857,
            SizeBefore = 0,
            SizeAfter = 0.12,
            PortfolioAllocation = 0.9,
            ActivePositions = 7,
            Metadata = metadata,
            ExecutionTimeMs = 1.5,
            Actor = "tester",
        });
        Assert.Equal(expected, stored);
    }

    [Fact]
    public async Task A_time_that_is_given_is_kept_even_the_first_moment_of_1970()
    {
        await using var bench = await RecordingBench.OpenAsync();

        bench.Journal.Record(RecordingBench.Note, "given", occurredAt: DateTimeOffset.UnixEpoch);
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(DateTimeOffset.UnixEpoch, bench.Stored[0].OccurredAt);
        Assert.Equal(RecordingBench.Start, bench.Stored[0].RecordedAt);
    }

    [Fact]
    public async Task An_actor_that_is_given_is_kept_and_an_imported_event_stays_as_it_is()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using var session = bench.Journal.BeginSession("import");
        var fields = new EventFields { Type = RecordingBench.Note, Reason = "native", OccurredMicros = 1, Actor = "ann" };

        bench.Journal.Record(PortfolioEvent.Create(fields));
        bench.Journal.Record(PortfolioEvent.Import(fields with { Reason = "imported", Actor = null, Origin = "file.csv" }));
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        var native = bench.Stored.Single(stored => stored.Reason == "native");
        Assert.Equal(("ann", session.Id), (native.Actor, native.SessionId));
        var imported = bench.Stored.Single(stored => stored.Reason == "imported");
        Assert.Equal((null, null), (imported.Actor, imported.SessionId));
    }

    [Fact]
    public async Task What_cannot_be_an_event_is_refused_to_the_caller_and_poisons_nothing()
    {
        await using var bench = await RecordingBench.OpenAsync();

        bench.Journal.Record(RecordingBench.Note, "before");
        Assert.Equal("score_after", Assert.Throws<InvalidEventException>(() => bench.Journal.Record(RecordingBench.Note, "nan", scoreAfter: double.NaN)).Column);
        Assert.Equal("asset", Assert.Throws<InvalidEventException>(() => bench.Journal.Record(EventTypes.PositionOpen, "no asset")).Column);
        Assert.Equal("reason", Assert.Throws<InvalidEventException>(() => bench.Journal.Record(RecordingBench.Note, " ")).Column);
        bench.Journal.Record(RecordingBench.Note, "after");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(["before", "after"], bench.Reasons);
        Assert.Equal(0, bench.Journal.GetWriterStatistics().Refused);
    }

    [Fact]
    public async Task A_type_of_another_category_is_stored_under_the_registered_one_with_a_conflict_beside_it()
    {
        await using var bench = await RecordingBench.OpenAsync();

        bench.Journal.Record(RecordingBench.Note, "first");
        bench.Journal.Record(EventType.Define("note", EventCategory.Scoring), "second");
        bench.Journal.Record(RecordingBench.Note, "third");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(["note", "note", "type_conflict", "note"], bench.Stored.Select(stored => stored.Type.Name));
        Assert.Equal(EventCategory.System, bench.Stored[1].Category);
    }

    [Fact]
    public async Task Events_of_many_threads_are_all_there_each_threads_in_its_order()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { BufferCapacity = 64, MaxGroup = 16 });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(
            () =>
            {
                for (var i = 0; i < 500; i++)
                    Assert.True(bench.Journal.Record(RecordingBench.Note, $"{i}", asset: $"{thread}"));
            },
            RecordingBench.Cancellation)));
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        for (var thread = 0; thread < 4; thread++)
            Assert.Equal(Enumerable.Range(0, 500).Select(i => $"{i}"), bench.Stored.Where(stored => stored.Asset == $"{thread}").Select(stored => stored.Reason));
        Assert.Equal(2_000, bench.Journal.GetWriterStatistics().Events);
    }
}

using Daybook.Contract.Making;
using Daybook.Journals;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Verifying;

/// <summary>What was changed behind Daybook's back without touching an event: rows and marks that no event gives, and definitions that are not Daybook's.</summary>
public sealed class BesideTheEventsTests
{
    [Theory]
    [InlineData("UPDATE event_type SET registered = 0 WHERE name = 'desk_note'", "cache")]
    [InlineData("UPDATE event_type SET registered = 1 WHERE name = 'found'", "cache")]
    [InlineData("INSERT INTO event_type VALUES (99, 'later', 'error', 1)", "cache")]
    [InlineData("INSERT INTO event_type SELECT max(id) + 1, 'later', 'error', 1 FROM event_type", "cache")]
    [InlineData("INSERT INTO event_type SELECT max(id) + 1, 'desk_note', 'portfolio', 0 FROM event_type", "cache")]
    [InlineData("INSERT INTO event_type VALUES (0, 'none', 'error', 1)", "cache")]
    [InlineData("INSERT INTO asset SELECT max(id) + 1, 'NOBODY' FROM asset", "cache")]
    [InlineData("INSERT INTO origin SELECT max(id) + 1, 'nowhere' FROM origin", "cache")]
    [InlineData("INSERT INTO asset VALUES (0, 'ZERO')", "cache")]
    [InlineData("INSERT INTO asset VALUES (-1, 'LESS')", "cache")]
    [InlineData("INSERT INTO block SELECT 50, occurred_min, occurred_max, root, runs FROM block WHERE id = 1", "block")]
    [InlineData("INSERT INTO block SELECT -1, occurred_min, occurred_max, root, runs FROM block WHERE id = 1", "block")]
    [InlineData("INSERT INTO posting VALUES (14, x'00')", "posting")]
    [InlineData("INSERT INTO posting VALUES (800, x'00')", "posting")]
    [InlineData("INSERT INTO span VALUES (1, 7, 0, 0, x'00')", "span")]
    [InlineData("UPDATE head SET last_recorded = last_recorded - 1", "head")]
    [InlineData("UPDATE head SET dictionary_size = dictionary_size + 50", "head")]
    [InlineData("UPDATE head SET dictionary_size = dictionary_size + 1", "head")]
    [InlineData("UPDATE head SET identity = zeroblob(16)", "anchor")]
    [InlineData("UPDATE head SET epoch = epoch + 1", "recovery")]
    [InlineData("INSERT INTO idempotency_key VALUES ('theirs', 40, 2)", "cache")]
    [InlineData("UPDATE idempotency_key SET first_id = 90", "cache")]
    [InlineData("DROP VIEW portfolio_events", "schema")]
    [InlineData("DROP VIEW portfolio_events; CREATE VIEW portfolio_events AS SELECT 1 AS id", "schema")]
    [InlineData("CREATE TRIGGER silent AFTER INSERT ON event BEGIN UPDATE event SET reason = 'fine' WHERE id = new.id; END", "schema")]
    [InlineData("CREATE TABLE notes (text TEXT)", "schema")]
    [InlineData("CREATE VIEW notes AS SELECT 1", "schema")]
    [InlineData("CREATE INDEX by_asset ON event (asset)", "schema")]
    public async Task It_is_found(string sql, string check)
    {
        await using var folder = new JournalFolder();
        await MakeAsync(folder);
        Sql.Execute(folder.Path, sql);

        var report = await folder.OpenReader().VerifyAsync(requireAnchor: true);
        Assert.Contains(check, report.Findings.Select(finding => finding.Check));
    }

    [Theory]
    [InlineData("UPDATE head SET epoch = epoch")]
    [InlineData("ANALYZE")]
    [InlineData("VACUUM")]
    public async Task What_changes_nothing_is_not(string sql)
    {
        await using var folder = new JournalFolder();
        await MakeAsync(folder);
        Sql.Execute(folder.Path, sql);

        await folder.OpenReader().AssertSoundAsync(60);
    }

    [Fact]
    public async Task A_type_that_an_import_brought_first_may_be_registered_later()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        store.Append(Make.Imported("desk_note", "portfolio"));
        store.Append(Make.Note());

        await store.AssertSoundAsync(2);
    }

    /// <summary>A type of one's own that is in a later version's catalogue keeps its mark; and such a mark could be put beside any type of the catalogue.</summary>
    [Fact]
    public async Task A_type_of_the_catalogue_is_not_registered_whatever_its_mark_says()
    {
        await using var folder = new JournalFolder();
        await MakeAsync(folder);
        Sql.Execute(folder.Path, "UPDATE event_type SET registered = 1 WHERE name = 'asset_scored'");

        var registered = await folder.OpenReader().GetRegisteredTypesAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["desk_note"], registered.Select(type => type.Name));
    }

    [Fact]
    public async Task A_lost_tail_cannot_be_hidden_by_an_epoch_that_no_event_tells_of()
    {
        await using var folder = new JournalFolder();
        await using var older = new JournalFolder();
        var store = folder.Open();
        store.Append(40);
        await folder.CloseAsync();
        folder.CopyTo(older);
        folder.Open().Append(5);
        await folder.CloseAsync();
        File.Copy(older.Path, folder.Path, overwrite: true);
        Sql.Execute(folder.Path, "UPDATE head SET epoch = 1");

        var refused = Assert.Throws<JournalOpenException>(() => SqliteStore.Open(folder.Path));
        Assert.Equal(JournalOpenProblem.Corrupt, refused.Problem);
        await using (var reader = SqliteSource.Open(folder.Path))
            Assert.Contains((await reader.VerifyAsync()).Findings, finding => finding.Check == "recovery");
        var recovered = await SqliteJournal.RecoverAsync(folder.Path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(new RecoverReport(Needed: true, Epoch: 2, Kept: 40, Lost: 5, EventId: 41), recovered);
        await folder.Open().AssertSoundAsync(41);
    }

    [Fact]
    public async Task A_trigger_is_not_let_loose_on_what_is_written()
    {
        await using var folder = new JournalFolder();
        await MakeAsync(folder);
        Sql.Execute(folder.Path, "CREATE TRIGGER silent AFTER INSERT ON event BEGIN UPDATE event SET reason = 'fine' WHERE id = new.id; END");

        Assert.Equal(JournalOpenProblem.Corrupt, Assert.Throws<JournalOpenException>(() => SqliteStore.Open(folder.Path)).Problem);
        Assert.Equal(60, (await folder.OpenReader().ReadAllAsync()).Count);
    }

    [Fact]
    public async Task A_view_in_a_tables_place_does_not_keep_a_reader_busy_for_ever()
    {
        await using var folder = new JournalFolder();
        await MakeAsync(folder);
        Sql.Execute(
            folder.Path,
            "ALTER TABLE head RENAME TO old; CREATE VIEW head AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT old.* FROM old, n WHERE n.i < 0");

        Assert.Equal(JournalOpenProblem.Corrupt, Assert.Throws<JournalOpenException>(() => SqliteSource.Open(folder.Path)).Problem);
        Assert.Equal(JournalOpenProblem.Corrupt, Assert.Throws<JournalOpenException>(() => SqliteStore.Open(folder.Path)).Problem);
    }

    private static async Task MakeAsync(JournalFolder folder)
    {
        var store = folder.Open();
        store.Append(Make.SessionStart("running"));
        store.Append(Make.Imported("found", "portfolio", origin: "run-7"));
        store.Append(Make.Scored("AAPL", Make.Start, 0.857, executionTimeMs: 3));
        store.Append([new AppendRequest(Make.Notes(57)) { Key = "ours" }], Durability.Committed);
        await folder.CloseAsync();
    }
}

using Daybook.Contract.Making;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;
using Daybook.Torture.Fuzzing;

namespace Daybook.Sqlite.Tests.Reading;

/// <summary>A file whose rows lie is refused, reported or read as far as it goes. Whatever it says, only documented exceptions come out.</summary>
public sealed class HostileFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static WriterStatus Status => new("w-1", 1, null, Make.Start, Make.Start, new WriterStatistics(1, 1, 0, 0, 1, 1, 1, null));

    public static TheoryData<string> Lies =>
    [
        "UPDATE event SET execution_time_ms = 9e999 WHERE id = 20",
        "UPDATE event SET execution_time_ms = 9e999 WHERE id = 39",
        "UPDATE event SET score_after = -9e999 WHERE id = 20",
        "UPDATE event SET occurred = 6145126732800000000 WHERE id = 20",
        "UPDATE event SET occurred = 6145126732800000000 WHERE id = 39",
        "UPDATE event SET occurred = -9223372036854775808 WHERE id = 39",
        "UPDATE event SET type = 4294967297 WHERE id = 39",
        "UPDATE event SET asset = -1 WHERE id = 39",
        "UPDATE event SET reason = CAST(x'ff00fe' AS TEXT) WHERE id = 39",
        "UPDATE event SET metadata = '' WHERE id = 39",
        "UPDATE event SET metadata = '[' WHERE id = 20",
        "UPDATE event SET trace = 17 WHERE id = 39",
        "UPDATE event SET trace = 4294967296 WHERE id = 39",
        "UPDATE event SET trace = -9223372036854775808 WHERE id = 39",
        "INSERT INTO event SELECT 40 + a.id, a.occurred, a.recorded, a.type, a.trace, a.session, a.asset, a.regime, a.action, a.reason, NULL, NULL, NULL, NULL, "
            + "NULL, NULL, NULL, NULL, NULL, NULL FROM event a WHERE a.id <= 20",
        "DELETE FROM event WHERE id = 40",
        "UPDATE head SET count = 4611686018427387904, edge = zeroblob(32)",
        "UPDATE head SET count = 39, edge = zeroblob(128)",
        "UPDATE head SET count = -1",
        "UPDATE head SET last_recorded = 9223372036854775807",
        "UPDATE head SET newest_occurred = 9223372036854775807",
        "UPDATE head SET newest_occurred = NULL",
        "UPDATE head SET newest_occurred = -9223372036854775808",
        "UPDATE head SET dictionary_size = -5",
        "UPDATE head SET dictionary_size = 0",
        "UPDATE head SET epoch = 9223372036854775807",
        "UPDATE head SET block_size = 8",
        "UPDATE block SET occurred_min = 4611686018427387904, occurred_max = 4611686018427387904 WHERE id = 1",
        "UPDATE block SET occurred_min = -9223372036854775808, occurred_max = -9223372036854775808 WHERE id = 1",
        "UPDATE block SET runs = zeroblob(100000) WHERE id = 1",
        "UPDATE block SET runs = x'0101' WHERE id = 1",
        "UPDATE posting SET data = x'01ffffffff0f' WHERE id = 8",
        "UPDATE posting SET data = zeroblob(100000)",
        "UPDATE writer_status SET status = '{}'",
        "UPDATE writer_status SET status = 'null'",
        "UPDATE writer_status SET status = '['",
        "UPDATE event_type SET name = '', category = ''",
        "UPDATE event_type SET registered = 1",
        "UPDATE running_session SET session = ''",
        "UPDATE running_session SET session = printf('%.300c', 'x'), first_id = -1",
        "INSERT INTO asset VALUES (9223372036854775807, 'far')",
        "INSERT INTO asset VALUES (-1, 'near')",
        "UPDATE idempotency_key SET first_id = -9223372036854775808, count = 9223372036854775807",
        "UPDATE idempotency_key SET count = -4294967295",
    ];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Only_documented_exceptions_come_out(string lie)
    {
        await using var folder = new JournalFolder();
        await MakeAsync(folder);
        Sql.Execute(folder.Path, lie);

        Assert.Null(await EveryVerb.FindUndocumentedAsync(folder.Path));
    }

    [Fact]
    public async Task A_list_of_running_sessions_that_names_none_is_damage_and_not_a_fault_of_the_caller()
    {
        await using var folder = new JournalFolder();
        await MakeAsync(folder);
        Sql.Execute(folder.Path, "UPDATE running_session SET session = ''");

        var refused = await Assert.ThrowsAsync<JournalOpenException>(async () => await SqliteJournal.OpenAsync(folder.Path, cancellationToken: Cancel));
        Assert.Equal(JournalOpenProblem.Corrupt, refused.Problem);
    }

    [Fact]
    public async Task An_anchor_that_cannot_be_read_ends_a_verification_in_a_documented_way()
    {
        await using var folder = new JournalFolder();
        await MakeAsync(folder);
        File.Delete(folder.Anchor);
        Directory.CreateDirectory(folder.Anchor);

        await Assert.ThrowsAsync<StoreFaultedException>(() => folder.OpenReader().VerifyAsync());
    }

    private static async Task MakeAsync(JournalFolder folder)
    {
        var store = folder.Open();
        store.Append(Make.SessionStart("running"));
        for (var i = 2; i <= 39; i++)
            store.Append(Make.Scored($"ASSET {i % 3}", Make.Start.AddMinutes(i), 0.857, executionTimeMs: i));
        store.Append([new AppendRequest(Make.Notes(1)) { Key = "key" }], Durability.Committed, Status);
        await folder.CloseAsync();
    }
}

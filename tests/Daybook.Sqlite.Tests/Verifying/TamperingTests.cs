using Daybook.Contract.Making;
using Daybook.Integrity;
using Daybook.Sqlite.Tests.Support;

namespace Daybook.Sqlite.Tests.Verifying;

/// <summary>Whatever is changed behind Daybook's back, <c>verify</c> names the check that it breaks and the events that it concerns. Six blocks of 16 events and a tail of 4.</summary>
public sealed class TamperingTests
{
    private const int Events = 100;

    [Theory]
    [InlineData("UPDATE event SET reason = 'something else' WHERE id = 20", "tree", 17, 32)]
    [InlineData("UPDATE event SET score_after = 0.8570000000000001 WHERE id = 20", "tree", 17, 32)]
    [InlineData("UPDATE event SET active_positions = 0 WHERE id = 20", "tree", 17, 32)]
    [InlineData("UPDATE event SET recorded = recorded + 1 WHERE id >= 17", "tree", 17, 32)]
    [InlineData("UPDATE event SET reason = 'something else' WHERE id = 99", "head", 1, 100)]
    [InlineData("UPDATE event SET occurred = occurred + 1 WHERE id = 20", "tree", 17, 32)]
    [InlineData("UPDATE event SET id = -id WHERE id IN (20, 21); UPDATE event SET id = 41 + id WHERE id < 0", "tree", 17, 32)]
    [InlineData("UPDATE event SET asset = asset - 1 WHERE id = 20", "posting", 17, 32)]
    [InlineData("UPDATE asset SET text = 'ENRON' WHERE id = 2", "tree", 1, 16)]
    [InlineData("UPDATE event_type SET category = 'error' WHERE id = 1", "tree", 1, 16)]
    [InlineData("UPDATE event_type SET name = 'position_close' WHERE id = 1", "tree", 1, 16)]
    [InlineData("UPDATE session SET text = 'other' WHERE id = 1", "tree", 1, 16)]
    [InlineData("UPDATE block SET root = zeroblob(32) WHERE id = 1", "tree", 17, 32)]
    [InlineData("UPDATE block SET root = x'00' WHERE id = 1", "tree", 17, 32)]
    [InlineData("UPDATE block SET occurred_min = occurred_min - 1 WHERE id = 1", "block", 17, 32)]
    [InlineData("UPDATE block SET occurred_max = occurred_max + 1 WHERE id = 1", "block", 17, 32)]
    [InlineData("UPDATE block SET runs = x'00' WHERE id = 1", "block", 17, 32)]
    [InlineData("UPDATE posting SET data = (SELECT data FROM posting WHERE id = 17) WHERE id = 9", "posting", 17, 32)]
    [InlineData("UPDATE posting SET data = x'' WHERE id = 13", "posting", 17, 32)]
    [InlineData("DELETE FROM posting WHERE id = 9", "posting", 17, 32)]
    [InlineData("DELETE FROM block WHERE id = 1", "block", 17, 32)]
    [InlineData("DELETE FROM block WHERE id = 5", "block", 81, 96)]
    [InlineData("UPDATE block SET occurred_min = occurred_max + 1 WHERE id = 1", "block", 17, 32)]
    [InlineData("UPDATE head SET edge = zeroblob(length(edge))", "head", 1, 100)]
    public async Task A_change_is_found_by_the_check_that_covers_it(string sql, string check, long firstId, long lastId)
    {
        var report = await VerifyAsync(sql);

        Assert.Contains(report.Findings, finding => finding.Check == check && finding.FirstId == firstId && finding.LastId == lastId);
    }

    [Theory]
    [InlineData("DELETE FROM event WHERE id = 20", "sequence")]
    [InlineData("DELETE FROM event WHERE id = 100", "head")]
    [InlineData("INSERT INTO event SELECT 101, occurred, recorded, type, trace, session, asset, regime, action, reason, score_before, score_after, size_before, size_after, "
        + "portfolio_allocation, active_positions, metadata, execution_time_ms, actor, origin FROM event WHERE id = 100", "head")]
    [InlineData("UPDATE event SET recorded = recorded - 10000000 WHERE id = 20", "sequence")]
    [InlineData("UPDATE head SET count = 98", "head")]
    [InlineData("UPDATE head SET newest_occurred = newest_occurred + 1", "head")]
    [InlineData("INSERT INTO running_session VALUES ('ghost', 3)", "cache")]
    [InlineData("DELETE FROM running_session", "cache")]
    [InlineData("UPDATE running_session SET first_id = first_id + 1", "cache")]
    [InlineData("INSERT INTO asset SELECT max(id) + 1, (SELECT text FROM asset WHERE id = 1) FROM asset", "cache")]
    [InlineData("INSERT INTO idempotency_key VALUES ('k', 99, 5)", "cache")]
    [InlineData("DELETE FROM asset WHERE id = 2", "cache")]
    [InlineData("DELETE FROM event_type WHERE id = 1", "cache")]
    [InlineData("UPDATE event SET occurred = 9223372036854775807 WHERE id = 20", "tree")]
    [InlineData("UPDATE event SET trace = x'0102' WHERE id = 20", "tree")]
    [InlineData("UPDATE event SET type = 99 WHERE id = 20", "tree")]
    [InlineData("UPDATE event SET trace = 300 WHERE id = 20", "tree")]
    [InlineData("UPDATE event SET trace = -1 WHERE id = 20", "tree")]
    [InlineData("UPDATE event SET trace = 0 WHERE id = 20", "tree")]
    public async Task Damage_is_found_wherever_it_is(string sql, string check)
    {
        var report = await VerifyAsync(sql);

        Assert.Contains(check, report.Findings.Select(finding => finding.Check));
    }

    [Fact]
    public async Task What_nobody_changed_is_fine()
    {
        var report = await VerifyAsync("UPDATE head SET epoch = epoch");

        Assert.Empty(report.Findings);
        Assert.Empty(report.Warnings);
        Assert.Equal(Events, report.Events);
    }

    [Fact]
    public async Task A_journal_rewritten_as_a_whole_is_found_by_a_root_that_was_kept_elsewhere()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(50);
        await using var kept = folder.OpenReader();
        var root = (await kept.VerifyAsync()).Root;
        await using var rewritten = new JournalFolder();
        rewritten.Open().Append([.. Make.Notes(49), Make.Note("a better story")]);
        await rewritten.CloseAsync();
        rewritten.CopyTo(folder);
        await using var reader = SqliteSource.Open(folder.Path);

        Assert.True((await reader.VerifyAsync(requireAnchor: true)).Ok);
        var report = await reader.VerifyAsync(new VerifyOptions { ExpectedRoot = root, ExpectedCount = 50 }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains(report.Findings, finding => finding is { Check: "tree", FirstId: 1, LastId: 50 });
    }

    private static async Task<VerifyReport> VerifyAsync(string sql)
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        store.Append(Make.SessionStart("running"));
        for (var i = 2; i <= Events; i++)
            store.Append(Make.Scored($"ASSET {i / 10 % 3}", Make.Start.AddMinutes(i), 0.857, executionTimeMs: i));
        await folder.CloseAsync();
        Sql.Execute(folder.Path, sql);
        return await folder.OpenReader().VerifyAsync(requireAnchor: true);
    }

    [Fact]
    public async Task A_missing_row_accuses_no_block_behind_it()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(200);
        Sql.Execute(folder.Path, "DELETE FROM event WHERE id = 20");

        var findings = (await folder.OpenReader().VerifyAsync()).Findings;

        Assert.Contains(findings, finding => finding is { Check: "sequence", FirstId: 20 });
        Assert.Contains("--salvage", Assert.Single(findings, finding => finding.Check == "block").Message, StringComparison.Ordinal);
        Assert.DoesNotContain(findings, finding => finding.Check is "tree" or "posting" or "span");
    }
}

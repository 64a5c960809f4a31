using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Anchoring;

/// <summary>
/// Somebody cuts or rewrites a journal beside its true anchor and tells of a recovery, so that the anchor counts as one of the epoch before. The store refuses such events, so the attacker
/// here writes them behind its back, with a tree that is right.
/// </summary>
public sealed class ForgedRecoveryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cut_journal_is_found_beside_its_true_anchor()
    {
        await using var folder = await ForgedAsync(kept: 30, genuine: 30, (truth, kept) => Facts(1, expected: 30, truth.Root, found: 30, kept.Root), acknowledged: 40);

        await AssertFoundAsync(folder, "anchor");
    }

    [Fact]
    public async Task A_rewritten_journal_is_found_by_the_root_that_the_recovery_claims()
    {
        await using var folder = await ForgedAsync(kept: 40, genuine: 20, (truth, _) => Facts(1, expected: truth.Count, truth.Root, found: 40, truth.Root), acknowledged: 40);

        var report = await folder.OpenReader().VerifyAsync();
        Assert.Contains(report.Findings, finding => finding.Check == "recovery");
    }

    [Fact]
    public async Task A_rewritten_journal_is_found_beside_its_true_anchor_though_the_recovery_claims_what_is_there()
    {
        await using var folder = await ForgedAsync(kept: 40, genuine: 20, (_, kept) => Facts(1, expected: 40, kept.Root, found: 40, kept.Root), acknowledged: 40);

        await AssertFoundAsync(folder, "anchor");
    }

    [Fact]
    public async Task A_recovery_that_says_nothing_is_found()
    {
        await using var folder = await ForgedAsync(kept: 30, genuine: 30, (_, _) => Metadata.Of(("epoch", 1)), acknowledged: 40);

        await AssertFoundAsync(folder, "recovery");
    }

    /// <summary>Whoever owns the file can always give up its tail; then it is said how much, and that cannot be taken back.</summary>
    [Fact]
    public async Task A_recovery_that_names_the_true_anchor_is_one_and_what_it_gave_up_is_said()
    {
        await using var folder = await ForgedAsync(kept: 30, genuine: 30, (truth, kept) => Facts(1, truth.Count, truth.Root, kept.Count, kept.Root), acknowledged: 40);

        var report = await folder.OpenReader().VerifyAsync();
        Assert.Empty(report.Findings);
        Assert.Equal((1, 10L), (report.Recoveries, report.GivenUp));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(25)]
    [InlineData(40)]
    public async Task An_anchor_of_before_the_recovery_is_the_one_that_it_names_or_an_older_one(long count)
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(25);
        var older = await File.ReadAllBytesAsync(folder.Anchor, Cancel);
        await folder.MakeAsync(5);
        var kept = await File.ReadAllBytesAsync(folder.Path, Cancel);
        var at30 = await File.ReadAllBytesAsync(folder.Anchor, Cancel);
        await folder.MakeAsync(10);
        var named = await File.ReadAllBytesAsync(folder.Anchor, Cancel);
        await File.WriteAllBytesAsync(folder.Path, kept, Cancel);
        await SqliteJournal.RecoverAsync(folder.Path, cancellationToken: Cancel);
        await File.WriteAllBytesAsync(folder.Anchor, count switch { 25 => older, 30 => at30, _ => named }, Cancel);

        Assert.Empty((await folder.OpenReader().VerifyAsync()).Findings);
        await folder.Open().AssertSoundAsync(31);
    }

    private static async Task AssertFoundAsync(JournalFolder folder, string check)
    {
        Assert.Equal(JournalOpenProblem.Corrupt, Assert.Throws<JournalOpenException>(() => SqliteStore.Open(folder.Path)).Problem);
        Assert.Contains((await folder.OpenReader().VerifyAsync()).Findings, finding => finding.Check == check);
    }

    /// <summary>A journal of some genuine events, gone on with in another way, to which a recovery was added; beside the anchor of the true one.</summary>
    private static async Task<JournalFolder> ForgedAsync(int kept, int genuine, Func<AnchorRecord, AnchorRecord, Metadata?> facts, int acknowledged)
    {
        var folder = new JournalFolder();
        await using var forged = new JournalFolder();
        await folder.MakeAsync(genuine);
        folder.CopyTo(forged);
        await folder.MakeAsync(acknowledged - genuine);
        var truth = AnchorFile.Read(folder.Anchor).Record!;
        if (kept > genuine)
            await forged.MakeAsync(kept - genuine);
        Tell(forged, facts(truth, AnchorFile.Read(forged.Anchor).Record!));
        await forged.CloseAsync();
        Sql.Execute(forged.Path, "UPDATE head SET epoch = 1");
        File.Copy(forged.Path, folder.Path, overwrite: true);
        return folder;
    }

    private static void Tell(JournalFolder folder, Metadata? facts)
    {
        var told = PortfolioEvent.OfJournal(new EventFields
        {
            Type = EventTypes.JournalRecovered,
            OccurredMicros = Microseconds.From(Make.Start),
            Reason = "nothing to see here",
            Metadata = facts,
        });
        Assert.Null(folder.Open().Append([new AppendRequest([told]) { IsJournalsOwn = true }], Durability.Committed)[0].Refused);
    }

    private static Metadata? Facts(int epoch, long expected, MerkleHash anchor, long found, MerkleHash root) => Metadata.Of(
        ("epoch", epoch), ("previous_epoch", 0), ("expected_events", expected), ("found_events", found), ("anchor_root", anchor.ToString()), ("found_root", root.ToString()));
}

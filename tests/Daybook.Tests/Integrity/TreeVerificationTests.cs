using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Workloads;

namespace Daybook.Tests.Integrity;

public sealed class TreeVerificationTests
{
    private static readonly PortfolioEvent[] Events =
        [.. new StandardWorkload { Count = 20 }.Events().Select((given, index) => given.StoredAs(index + 1, Make.Start.AddSeconds(index)))];

    private static readonly MerkleHash Root = RootOf(Events);

    [Fact]
    public void An_untouched_journal_is_well()
    {
        var report = Verify(Events);

        Assert.True(report.Ok);
        Assert.Equal((20, 3, Root), (report.Events, report.Epoch, report.Root));
    }

    [Fact]
    public void A_changed_event_is_found_wherever_it_is()
    {
        for (var i = 0; i < Events.Length; i++)
        {
            var changed = Events.ToArray();
            var fields = changed[i].ToFields();
            fields.Reason += "!";
            changed[i] = PortfolioEvent.Restore(fields);

            Assert.Equal("head", Assert.Single(Verify(changed).Findings).Check);
        }
    }

    [Fact]
    public void Events_that_changed_places_are_found() => AssertFound([.. Events[..4], Events[5], Events[4], .. Events[6..]], "sequence", "head");

    [Fact]
    public void A_deleted_event_is_found() => AssertFound([.. Events[..7], .. Events[8..]], "sequence", "head");

    [Fact]
    public void A_deleted_event_is_found_though_the_others_moved_up()
    {
        PortfolioEvent[] closed = [.. Events[..7], .. Events[8..].Select(stored => stored.StoredAs(stored.Id - 1, stored.RecordedAt))];

        AssertFound(closed, "head");
    }

    [Fact]
    public void A_missing_beginning_and_a_missing_end_are_found()
    {
        AssertFound(Events[1..], "sequence", "head");
        AssertFound(Events[..19], "head");
        AssertFound([], "head");
    }

    [Fact]
    public void A_duplicated_event_is_found() => AssertFound([.. Events[..7], Events[6], .. Events[7..]], "sequence", "head");

    [Fact]
    public void An_inserted_event_is_found()
    {
        var inserted = Make.Note("never happened").StoredAs(8, Events[7].RecordedAt);

        AssertFound([.. Events[..7], inserted, .. Events[7..].Select(stored => stored.StoredAs(stored.Id + 1, stored.RecordedAt))], "head");
    }

    [Fact]
    public void A_recording_time_that_falls_is_found_though_the_tree_agrees()
    {
        PortfolioEvent[] falling = [Events[0], Events[1].StoredAs(2, Events[0].RecordedAt.AddSeconds(-1))];

        var finding = Assert.Single(Verify(falling, count: 2, RootOf(falling)).Findings);

        Assert.Equal(("sequence", 2), (finding.Check, finding.FirstId));
    }

    [Fact]
    public void A_rewritten_history_is_found_by_a_claim_from_before()
    {
        PortfolioEvent[] rewritten = [.. Events[..7], Make.Note("never happened").StoredAs(8, Events[7].RecordedAt), .. Events[8..]];

        Assert.True(Verify(rewritten, 20, RootOf(rewritten)).Ok);
        Assert.True(Verify(rewritten, 20, RootOf(rewritten), (7, RootOf(Events[..7]))).Ok);
        Assert.Equal("anchor", Assert.Single(Verify(rewritten, 20, RootOf(rewritten), (12, RootOf(Events[..12]))).Findings).Check);
    }

    [Fact]
    public void A_claim_beyond_the_end_says_what_is_missing()
    {
        var finding = Assert.Single(Verify(Events[..15], 15, RootOf(Events[..15]), (20, Root)).Findings);

        Assert.Equal(("anchor", 16L, 20L), (finding.Check, finding.FirstId, finding.LastId));
    }

    [Fact]
    public void Claims_that_contradict_each_other_are_found() =>
        Assert.Contains("contradict", Assert.Single(Verify(Events, 20, Root, (12, RootOf(Events[..12])), (12, Root)).Findings, finding => finding.FirstId is null).Message, StringComparison.Ordinal);

    [Fact]
    public void A_claim_about_nothing_is_checked_too()
    {
        Assert.True(Verify(Events, 20, Root, (0, MerkleTree.HashEmpty())).Ok);
        Assert.Equal("anchor", Assert.Single(Verify(Events, 20, Root, (0, Root)).Findings).Check);
    }

    [Fact]
    public void A_blocks_root_is_compared_with_its_events()
    {
        var verification = new TreeVerification(new VerifyOptions(), blockLevel: 3);
        foreach (var stored in Events[..8])
            verification.Add(stored);
        verification.CheckBlock(1, RootOf(Events[..8]));
        Assert.Empty(verification.Findings);

        foreach (var stored in Events[8..16])
            verification.Add(stored);
        verification.CheckBlock(2, RootOf(Events[..8]));
        var finding = Assert.Single(verification.Findings);
        Assert.Equal(("tree", 9L, 16L), (finding.Check, finding.FirstId, finding.LastId));
    }

    private static MerkleHash RootOf(IEnumerable<PortfolioEvent> events) => Contract.NaiveMerkleTree.RootOf(events);

    private static void AssertFound(PortfolioEvent[] events, params string[] checks) =>
        Assert.Equal(checks.Order(), Verify(events).Findings.Select(finding => finding.Check).Distinct().Order());

    private static VerifyReport Verify(IEnumerable<PortfolioEvent> events) => Verify(events, Events.Length, Root);

    private static VerifyReport Verify(IEnumerable<PortfolioEvent> events, long count, MerkleHash root, params (long Count, MerkleHash Root)[] claims)
    {
        var verification = new TreeVerification(new VerifyOptions());
        foreach (var claim in claims)
            verification.Claim(claim.Count, "anchor", "the anchor", claim.Root);
        foreach (var stored in events)
            verification.Add(stored);
        verification.CheckHead(count, root);
        return verification.Report(epoch: 3, anchor: null, warnings: []);
    }
}

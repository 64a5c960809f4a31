using Daybook.Integrity;
using Daybook.Journals;
using Daybook.Operations.Tests.Support;
using Daybook.Operations.Verifying;

namespace Daybook.Operations.Tests;

public sealed class VerifyTests : SmallJournal
{
    [Fact]
    public async Task What_was_recomputed_is_told()
    {
        var answer = await VerifyOperation.RunAsync(Context(), new VerifyRequest(), TestContext.Current.CancellationToken);

        Assert.True(answer.Ok);
        GoldenFile.Holds("verify", answer with { Journal = answer.Journal is null ? null : "(new for each journal)" });
    }

    [Fact]
    public void Findings_name_their_events() => GoldenFile.Holds("verify-findings", VerifyAnswer.Of(new VerifyReport(
        3, 1, default, new AnchorRecord(1, 4, default), [new VerifyFinding("tree", "Event 2 is not what it was.", 2, 2), new VerifyFinding("anchor", "One event is missing.")], ["There was no time."])
    {
        Recoveries = 1,
        GivenUp = 2,
        AnchorRenewals = 3,
    }));

    [Fact]
    public async Task A_journal_that_cannot_be_opened_is_a_finding()
    {
        await using var context = new OperationContext(new JournalLocator(new DamagedJournals()), "damaged.db");

        var answer = await VerifyOperation.RunAsync(context, new VerifyRequest(), TestContext.Current.CancellationToken);

        Assert.False(answer.Ok);
        GoldenFile.Holds("verify-damaged", answer);
    }

    [Theory]
    [InlineData("5e0f", null, "expect_root")]
    [InlineData(null, 3L, "expect_root")]
    public async Task What_is_expected_is_refused_by_its_name(string? root, long? at, string parameter)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => VerifyOperation.RunAsync(Context(), new VerifyRequest { ExpectRoot = root, At = at }, TestContext.Current.CancellationToken));

        Assert.Equal(parameter, refused.Parameter);
    }
}

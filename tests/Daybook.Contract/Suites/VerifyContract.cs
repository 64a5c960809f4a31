using Daybook.Contract.Making;
using Daybook.Integrity;
using Daybook.Storage;
using Daybook.Workloads;

namespace Daybook.Contract.Suites;

/// <summary>Verification of a journal that nobody has touched, and of roots that somebody kept.</summary>
public abstract class VerifyContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    [Fact]
    public async Task A_journal_is_well_at_every_step_of_its_life()
    {
        await AssertWellAsync();
        Append(Make.Note());
        await AssertWellAsync();
        Append(Make.OneOfEachType());
        Append([.. new StandardWorkload { Count = 3000 }.Events()]);
        await AssertWellAsync();
        await QueryContract<THost>.AppendHistoriesAsync(Store);
        Append(Make.SessionStart("s-1"), Make.Imported());
        Request(new AppendRequest(Make.Notes(5)) { Key = "key" });
        await AssertWellAsync();
    }

    [Fact]
    public async Task A_root_that_was_kept_is_found_again()
    {
        Append(Make.Notes(1500));
        var kept = await HeadAsync();
        Append(Make.Notes(1500));

        Assert.True((await VerifyAsync(new VerifyOptions { ExpectedRoot = kept.Root, ExpectedCount = kept.Count })).Ok);
        Assert.True((await VerifyAsync(new VerifyOptions { ExpectedRoot = (await HeadAsync()).Root })).Ok);
    }

    [Theory]
    [InlineData(1499)]
    [InlineData(1501)]
    [InlineData(3001)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(null)]
    public async Task A_root_of_another_size_is_a_finding(int? count)
    {
        Append(Make.Notes(1500));
        var kept = await HeadAsync();
        Append(Make.Notes(1500));

        var report = await VerifyAsync(new VerifyOptions { ExpectedRoot = kept.Root, ExpectedCount = count });

        Assert.False(report.Ok);
        Assert.Equal("tree", Assert.Single(report.Findings).Check);
    }

    [Fact]
    public async Task The_empty_root_is_expected_of_an_empty_beginning()
    {
        Append(Make.Notes(3));

        Assert.True((await VerifyAsync(new VerifyOptions { ExpectedRoot = MerkleTree.HashEmpty(), ExpectedCount = 0 })).Ok);
    }

    [Fact]
    public async Task Progress_ends_with_everything_done()
    {
        Append(Make.Notes(2500));
        var progress = new LastReport();

        await Store.VerifyAsync(new VerifyOptions(), progress, Cancel);

        Assert.Equal(new VerifyProgress(2500, 2500), progress.Last);
    }

    private async Task AssertWellAsync()
    {
        var report = await VerifyAsync(new VerifyOptions());
        var all = await ReadAllAsync();
        Assert.Empty(report.Findings);
        Assert.True(report.Ok);
        Assert.Equal(all.Count, report.Events);
        Assert.Equal(NaiveMerkleTree.RootOf(all), report.Root);
        Assert.Equal((await HeadAsync()).Root, report.Root);
    }

    private ValueTask<VerifyReport> VerifyAsync(VerifyOptions options) => Store.VerifyAsync(options, cancellationToken: Cancel);

    private sealed class LastReport : IProgress<VerifyProgress>
    {
        public VerifyProgress Last { get; private set; }

        public void Report(VerifyProgress value) => Last = value;
    }
}

using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Support;

/// <summary>What tests do with stores all the time.</summary>
internal static class StoreVerbs
{
    public static IReadOnlyList<long> Append(this SqliteStore store, params IReadOnlyList<PortfolioEvent> events)
    {
        var outcome = Assert.Single(store.Append([new AppendRequest(events)], Durability.Committed));
        Assert.Null(outcome.Refused);
        return outcome.Ids;
    }

    public static IReadOnlyList<long> Append(this SqliteStore store, int notes) => store.Append(Make.Notes(notes));

    public static async Task<IReadOnlyList<PortfolioEvent>> ReadAllAsync(this SqliteSource source) =>
        await source.ReadAsync(1, int.MaxValue, TestContext.Current.CancellationToken);

    public static async Task<VerifyReport> VerifyAsync(this SqliteSource source, bool requireAnchor = false) =>
        await source.VerifyAsync(new VerifyOptions { RequireAnchor = requireAnchor }, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Every event is there, by gap-free ids, and everything that the file claims is true.</summary>
    public static async Task<IReadOnlyList<PortfolioEvent>> AssertSoundAsync(this SqliteSource source, long? events = null)
    {
        var report = await source.VerifyAsync(requireAnchor: true);
        Assert.Empty(report.Findings);
        var all = await source.ReadAllAsync();
        Assert.Equal(Enumerable.Range(1, all.Count).Select(id => (long)id), all.Select(one => one.Id));
        Assert.Equal(events ?? all.Count, all.Count);
        return all;
    }
}

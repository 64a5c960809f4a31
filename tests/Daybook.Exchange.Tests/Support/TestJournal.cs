using Daybook.Events;
using Daybook.Exchange.Importing;
using Daybook.Storage;

namespace Daybook.Exchange.Tests.Support;

/// <summary>A store in memory that imports go into.</summary>
internal sealed class TestJournal
{
    private readonly MemoryStore _store = new();

    public List<Durability> Groups { get; } = [];

    /// <summary>Called before each group, with the number of groups before it.</summary>
    public Action<int> BeforeGroup { get; set; } = _ => { };

    public IReadOnlyList<PortfolioEvent> Events => _store.ReadAsync(1, int.MaxValue, TestContext.Current.CancellationToken).AsTask().Result;

    /// <summary>Events that stand for rows: all but those that bracket an import.</summary>
    public IReadOnlyList<PortfolioEvent> Rows => [.. Events.Where(row => row.Category != EventCategory.System)];

    /// <summary>Stops imports.</summary>
    public CancellationToken Cancellation { get; set; } = TestContext.Current.CancellationToken;

    public Task<ImportReport> ImportAsync(string path, ImportOptions? options = null, IProgress<ImportProgress>? progress = null) =>
        CheckedImport.Of(ImportSource.Detect(path, options ?? new ImportOptions()), progress, Cancellation).AddToAsync(AppendNewAsync, progress, Cancellation);

    public async Task<ImportException> RefusesAsync(string path)
    {
        var error = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(path));
        Assert.Empty(Events);
        return error;
    }

    private Task<AppendOutcome> AppendNewAsync(
        IReadOnlyList<PortfolioEvent> events, IReadOnlyList<string> keys, Durability durability, CancellationToken cancellationToken)
    {
        BeforeGroup(Groups.Count);
        Groups.Add(durability);
        return Task.FromResult(_store.Append([new AppendRequest(events) { EventKeys = keys }], durability)[0]);
    }
}

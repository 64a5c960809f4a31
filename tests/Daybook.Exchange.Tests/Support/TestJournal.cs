using Daybook.Events;
using Daybook.Exchange.Exporting;
using Daybook.Exchange.Importing;
using Daybook.Queries;
using Daybook.Storage;
using Daybook.Torture.Fuzzing;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Exchange.Tests.Support;

/// <summary>A store in memory that imports go into.</summary>
internal sealed class TestJournal : IImportTarget
{
    // A clock that stands still, so that events restored elsewhere can be the same in every column.
    private readonly MemoryStore _store = new(new FakeTimeProvider(new DateTimeOffset(2025, 3, 3, 14, 30, 0, TimeSpan.Zero)));

    public MemoryStore Store => _store;

    public JournalReader Reader => new(_store);

    private MemoryTarget Target => new(_store);

    public List<Durability> Groups { get; } = [];

    /// <summary>Called before each group, with the number of groups before it.</summary>
    public Action<int> BeforeGroup { get; set; } = _ => { };

    public IReadOnlyList<PortfolioEvent> Events => _store.ReadAsync(1, int.MaxValue, TestContext.Current.CancellationToken).AsTask().Result;

    /// <summary>Events that stand for rows: all but those that bracket an import.</summary>
    public IReadOnlyList<PortfolioEvent> Rows => [.. Events.Where(row => row.Category != EventCategory.System)];

    /// <summary>Stops imports.</summary>
    public CancellationToken Cancellation { get; set; } = TestContext.Current.CancellationToken;

    public Task<ImportReport> ImportAsync(string path, ImportOptions? options = null, IProgress<ImportProgress>? progress = null) =>
        CheckedImport.Of(ImportSource.Detect(path, options ?? new ImportOptions()), progress, Cancellation).AddToAsync(this, progress, Cancellation);

    /// <summary>Adds events as they are.</summary>
    public TestJournal With(params IReadOnlyList<PortfolioEvent> events)
    {
        Assert.Null(_store.Append([new AppendRequest(events)], Durability.Committed)[0].Refused);
        return this;
    }

    /// <summary>Lets the journal speak of itself.</summary>
    public void Tell(EventType type, Metadata? metadata)
    {
        var told = PortfolioEvent.OfJournal(new EventFields { Type = type, OccurredMicros = Microseconds.From(new DateTimeOffset(2025, 3, 3, 14, 0, 0, TimeSpan.Zero)), Reason = "it speaks", Metadata = metadata });
        Assert.Null(_store.Append([new AppendRequest([told]) { IsJournalsOwn = true }], Durability.Committed)[0].Refused);
    }

    /// <summary>What the journal exports.</summary>
    public byte[] Export(ExportOptions options)
    {
        using var stream = new MemoryStream();
        Exporter.ExportAsync(Reader, stream, options, cancellationToken: Cancellation).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    public async Task<ImportException> RefusesAsync(string path)
    {
        var error = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(path));
        Assert.Empty(Events);
        return error;
    }

    IEventSource IImportTarget.Source => _store;

    Task<AppendOutcome> IImportTarget.AppendNewAsync(
        IReadOnlyList<PortfolioEvent> events, IReadOnlyList<string> keys, Durability durability, CancellationToken cancellationToken)
    {
        BeforeGroup(Groups.Count);
        Groups.Add(durability);
        return Target.AppendNewAsync(events, keys, durability, cancellationToken);
    }

    IAsyncDisposable IImportTarget.Join(string sessionId) => Target.Join(sessionId);
}

using Daybook.Events;
using Daybook.Journals;
using Daybook.Recording;
using Daybook.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Operations.Tests.Support;

/// <summary>
/// A small journal in memory whose ids and times are always the same: a session that opens NVDA, has KO blocked and closes, one that failed, one that runs, and an event without a
/// session. For golden files.
/// </summary>
public abstract class SmallJournal : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 3, 5, 14, 30, 0, TimeSpan.Zero));
    private Journal? _journal;
    private Session? _running;

    /// <summary>The journal.</summary>
    protected Journal Journal => _journal!;

    /// <summary>What an operation works on: the journal, as it stands now.</summary>
    private protected OperationContext Context(string? now = null, IProgress<OperationProgress>? progress = null) =>
        new(new JournalLocator(), Journal) { Time = _clock, Actor = "desk", Now = now, Progress = progress };

    public async ValueTask InitializeAsync()
    {
        _journal = await Journal.OpenAsync(new MemoryStore(_clock), new JournalOptions { Time = _clock, Actor = "desk", Ids = new NumberedIds() });
        var first = _journal.BeginSession("rebalance", codeVersion: "1.2.0");
        using (var trace = first.BeginTrace("score NVDA", "NVDA"))
        {
            await PassAsync(TimeSpan.FromMilliseconds(2));
            trace.Record(EventTypes.AssetScored, "momentum 0.91, volatility 0.44", "NVDA", "score", scoreAfter: 0.81, executionTimeMs: 2.5);
        }

        await PassAsync(TimeSpan.FromMilliseconds(1_000));
        first.PositionOpened("NVDA", "score 0.81 over 0.65", 0.12, 0.81, "Reflation", portfolioAllocation: 0.12, activePositions: 1);
        first.ProtectionBlocked(EventTypes.WhipsawBlock, "KO", "1 of 1 cycles in 14 days", executionTimeMs: 4, metadata: Metadata.Of(("recent_cycles", 1), ("max_cycles", 1)));
        await PassAsync(TimeSpan.FromMilliseconds(1_000));
        await first.CompleteAsync(cancellationToken: TestContext.Current.CancellationToken);
        await PassAsync(TimeSpan.FromDays(1));
        var second = _journal.BeginSession("rebalance");
        second.Error("position_close", new IOException("the broker did not answer"), asset: "NVDA");
        await PassAsync(TimeSpan.FromMilliseconds(500));
        await second.FailAsync(new IOException("the broker did not answer"), TestContext.Current.CancellationToken);
        await PassAsync(TimeSpan.FromDays(1));
        _journal.PositionClosed("NVDA", "score 0.41 under 0.60", 0.12, 0.81, 0.41);
        _running = _journal.BeginSession("backtest", new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero));
        await _journal.FlushAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Leaves nothing of the test's own.</summary>
    protected virtual void Dispose()
    {
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _running!.DisposeAsync();
        await _journal!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    // What was recorded before the time passes is committed before, so that it has the same recording time in every run.
    private async Task PassAsync(TimeSpan time)
    {
        await Journal.FlushAsync(cancellationToken: TestContext.Current.CancellationToken);
        _clock.Advance(time);
    }
}

using Daybook.Engine.Rebalancing;
using Daybook.Events;

namespace Daybook.Engine.Replay;

/// <summary>Writes nothing: for replays of which only the result is wanted.</summary>
public sealed class NullReplayLog : IReplayLog
{
    /// <inheritdoc/>
    public bool IsWritten => false;

    /// <inheritdoc/>
    public ValueTask WriteAsync(RebalanceDecision decision) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask WriteAsync(IReadOnlyList<PortfolioEvent> events) => ValueTask.CompletedTask;
}

using Daybook.Events;
using Daybook.Recording.Sessions;

namespace Daybook.Recording;

/// <summary>Recording the market's regimes.</summary>
public static class RegimeRecording
{
    /// <summary>The market went from one regime into another.</summary>
    /// <param name="recorder">A journal, a session or a trace.</param>
    /// <param name="from">The regime before.</param>
    /// <param name="to">The regime now.</param>
    /// <param name="reason">Why this is believed.</param>
    /// <param name="confidence">How sure the source is, 0..1.</param>
    /// <param name="severity">How grave the change is: <c>normal</c>, <c>high</c> or <c>critical</c>.</param>
    /// <param name="metadata">Further facts.</param>
    /// <param name="occurredAt">The decision's own time.</param>
    /// <returns>True when it was accepted; false when it was refused.</returns>
    public static bool RegimeTransition(
        this IRecorder recorder,
        string from,
        string to,
        string reason,
        double? confidence = null,
        string? severity = null,
        Metadata? metadata = null,
        DateTimeOffset? occurredAt = null)
    {
        var facts = new Facts().Given("from_regime", from).Given("severity", severity);
        if (confidence is { } sure)
            facts.Number("confidence", sure);
        return recorder.Record(EventTypes.RegimeTransition, reason, regime: to, metadata: facts.And(metadata), occurredAt: occurredAt);
    }
}

using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Trading;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Portfolios;

/// <summary>What a person said to a portfolio: that trading is active, reducing or halted, or that what a protection locks is released.</summary>
/// <param name="Event">The id of the event that says so.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, or null when the event does not say.</param>
/// <param name="Reason">Why.</param>
/// <param name="Trading">What trading may do from then on; null for a release.</param>
/// <param name="Protection">The protection whose lock is released, one of <see cref="ProtectionNames"/>; null for a trading state.</param>
/// <param name="Asset">The asset whose lock is released; null for a trading state.</param>
public sealed record Intervention(long Event, DateTimeOffset At, string? By, string Reason, TradingStatus? Trading, string? Protection, string? Asset)
{
    /// <summary>The types of the events that say so.</summary>
    public static IReadOnlyList<EventType> Types { get; } = [EventTypes.TradingStateChanged, EventTypes.ProtectionLockReleased];

    /// <summary>What an event says of it, or null when it says nothing.</summary>
    public static Intervention? Of(PortfolioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Is(EventTypes.TradingStateChanged))
        {
            return TradingProtection.Apply(TradingState.Empty, happened) is { Since: { } since } said
                ? new Intervention(happened.Id, since, happened.Actor, said.Reason, said.Status, null, null)
                : null;
        }

        return happened.Is(EventTypes.ProtectionLockReleased) && happened.Text("protection") is { } protection && happened.Asset is { } asset
            ? new Intervention(happened.Id, happened.OccurredAt, happened.Actor, happened.Reason, null, protection, asset)
            : null;
    }
}

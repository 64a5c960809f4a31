using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Protections;

/// <summary>The events that all protections share: a block was bypassed, and a lock was released by a person.</summary>
public static class ProtectionEvents
{
    private const string ProtectionKey = "protection";

    /// <summary>A block that was bypassed. Recording it is what grants the override and begins the cool-down.</summary>
    /// <param name="protection">The protection, one of <see cref="ProtectionNames"/>.</param>
    /// <param name="request">What it blocked.</param>
    /// <param name="eligibility">Why it may be bypassed.</param>
    public static PortfolioEvent Override(string protection, TradeRequest request, OverrideEligibility eligibility)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(eligibility);
        return PortfolioEvent.Create(
            EventTypes.ProtectionOverrideApplied,
            request.At,
            $"{protection} was bypassed for the {request.Action.ToWord()}: {eligibility.Reason}",
            request.Asset,
            metadata: Metadata.Of(
                (ProtectionKey, protection),
                ("requested_action", request.Action.ToWord()),
                ("code", eligibility.Code),
                ("severity", ProtectionText.Word(request.Override.Severity))));
    }

    /// <summary>True for what an override leaves: the block that was bypassed, and what was granted of a transition's budget for it.</summary>
    internal static bool IsOverride(PortfolioEvent happened) => happened.Is(EventTypes.ProtectionOverrideApplied) || happened.Is(EventTypes.RegimeOverrideGranted);

    /// <summary>A person releases what a protection locks.</summary>
    /// <param name="protection">The protection, one of <see cref="ProtectionNames"/>.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="at">When.</param>
    /// <param name="person">Who, by name; not empty.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidEventException">A text cannot be recorded.</exception>
    public static PortfolioEvent Release(string protection, string asset, DateTimeOffset at, string person, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(person);
        return PortfolioEvent.Create(new EventFields
        {
            Type = EventTypes.ProtectionLockReleased,
            OccurredMicros = Microseconds.From(at),
            Reason = reason,
            Asset = asset,
            Actor = person,
            Metadata = Metadata.Of((ProtectionKey, protection)),
        });
    }

    /// <summary>A protection that could not be asked.</summary>
    internal static PortfolioEvent CheckFailed(string protection, TradeRequest request, Exception error)
    {
        var message = ProtectionText.Clean(error.Message);
        return PortfolioEvent.Create(
            EventTypes.ProtectionDecisionError,
            request.At,
            $"{protection} could not be asked about the {request.Action.ToWord()}: {message}",
            request.Asset,
            metadata: Metadata.Of((ProtectionKey, protection), ("requested_action", request.Action.ToWord()), ("error", message), ("exception", error.GetType().Name)));
    }

    internal static bool IsOverride(PortfolioEvent happened, string protection) =>
        happened.Is(EventTypes.ProtectionOverrideApplied) && happened.Text(ProtectionKey) == protection;

    internal static bool IsRelease(PortfolioEvent happened, string protection) =>
        happened.Is(EventTypes.ProtectionLockReleased) && happened.Text(ProtectionKey) == protection;

    internal static bool Is(this PortfolioEvent happened, EventType type) => happened.Type.Equals(type);

    /// <summary>The time under a key of the metadata, or null.</summary>
    internal static DateTimeOffset? Time(this PortfolioEvent happened, string key) => IsoTime.TryParse(happened.Text(key), out var time) ? time : null;
}

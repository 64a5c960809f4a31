using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Engine.Protections.Holding;

/// <summary>Keeps a young position: below its minimum of days a close or a decrease is refused. After its maximum it must be reviewed, which refuses nothing.</summary>
public static class HoldingProtection
{
    private const string Days = "days";

    /// <summary>How many days short of the minimum a position may be at most to be eligible for an override.</summary>
    private const int OverrideReachDays = 2;

    /// <summary>What the protection says of a request. Asking changes nothing.</summary>
    public static Verdict Decide(HoldingState state, TradeRequest request, HoldingOptions options)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var position = state.Of(request.Asset);
        if (position.EnteredAt is not { } entered)
            return Verdict.Pass(ProtectionNames.Holding, HoldingCodes.NewPosition, "The asset is not held.");
        var days = position.DaysAt(request.At);
        if (days >= options.MaxDays)
            return Verdict.Pass(ProtectionNames.Holding, HoldingCodes.MaxReached, $"Held for {days} days; {options.MaxDays} are the most before a review.", days, options.MaxDays, unit: Days);
        if (days >= options.MinDays)
            return Verdict.Pass(ProtectionNames.Holding, HoldingCodes.Within, $"Held for {days} of at least {options.MinDays} days.", days, options.MinDays, CompareOperator.GreaterOrEqual, Days);
        if (!Guards(request.Action))
            return Verdict.Pass(ProtectionNames.Holding, HoldingCodes.IncreaseAllowed, "Only a close and a decrease wait for the minimum.", days, options.MinDays, unit: Days);
        if (position.IsReleased)
            return Verdict.Pass(ProtectionNames.Holding, HoldingCodes.Released, "A person released the position from its minimum.", days, options.MinDays, unit: Days);
        var until = entered.AddDays(options.MinDays);
        var reason = $"Held for {days} days, where {options.MinDays} are the least; the position is kept until {ProtectionText.Time(until)}.";
        return Verdict.Block(ProtectionNames.Holding, HoldingCodes.MinNotMet, reason, days, options.MinDays, until, CompareOperator.GreaterOrEqual, Days) with { Override = Eligibility(position, request, days, options) };
    }

    /// <summary>True for actions that it guards.</summary>
    public static bool Guards(TradeAction action) => action.ReducesRisk();

    /// <summary>True when a position has been held for its maximum and must be reviewed.</summary>
    public static bool NeedsReview(HoldingState state, string asset, DateTimeOffset at, HoldingOptions options)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return state.Of(asset) is { EnteredAt: not null } position && position.DaysAt(at) >= options.MaxDays;
    }

    /// <summary>The state after an event. Events that do not concern it change nothing.</summary>
    public static HoldingState Apply(HoldingState state, PortfolioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Asset is not { } asset)
            return state;
        if (happened.Is(EventTypes.PositionOpen))
            return state.With(asset, position => position with { EnteredAt = happened.OccurredAt, EntryEvent = happened.Id, IsReleased = false });
        if (happened.Is(EventTypes.PositionClose))
            return state.With(asset, position => position with { EnteredAt = null, EntryEvent = 0, IsReleased = false });
        if (ProtectionEvents.IsOverride(happened, ProtectionNames.Holding))
            return state.With(asset, position => position with { OverriddenAt = happened.OccurredAt });
        return ProtectionEvents.IsRelease(happened, ProtectionNames.Holding) ? state.With(asset, position => position with { IsReleased = position.EnteredAt is not null }) : state;
    }

    /// <summary>The positions that may be neither closed nor reduced at a time because they are young, by name.</summary>
    public static IReadOnlyList<ProtectionLock> Locks(HoldingState state, HoldingOptions options, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var locks = new List<ProtectionLock>();
        foreach (var (asset, position) in state.Assets)
        {
            if (position is { EnteredAt: { } entered, IsReleased: false } && position.DaysAt(at) < options.MinDays)
            {
                locks.Add(new ProtectionLock(
                    asset, ProtectionNames.Holding, HoldingCodes.MinNotMet, entered, entered.AddDays(options.MinDays), position.EntryEvent > 0 ? [position.EntryEvent] : []));
            }
        }

        return locks;
    }

    private static OverrideEligibility Eligibility(HeldPosition position, TradeRequest request, int days, HoldingOptions options)
    {
        if (request.Override.Severity is null)
            return OverrideEligibility.No(OverrideCodes.NoChange, "The regime has not changed.");
        if (position.OverriddenAt is { } last && Math.Floor((request.At - last).TotalDays) < options.OverrideCooldownDays)
            return OverrideEligibility.No(OverrideCodes.CoolingDown, $"It was bypassed at {ProtectionText.Time(last)}; the next time is {options.OverrideCooldownDays} days later.");
        if (!request.Override.IsGrave)
            return OverrideEligibility.No(OverrideCodes.NotGrave, "The regime has changed, severity normal.");
        return options.MinDays - days > OverrideReachDays
            ? OverrideEligibility.No(OverrideCodes.TooYoung, $"The position is {options.MinDays - days} days short of its minimum; {OverrideReachDays} are the most.")
            : OverrideEligibility.Yes(OverrideCodes.RegimeChange, $"The regime has changed, severity {ProtectionText.Word(request.Override.Severity)}.");
    }
}

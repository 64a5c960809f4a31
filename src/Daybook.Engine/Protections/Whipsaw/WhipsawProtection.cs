using System.Globalization;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;

namespace Daybook.Engine.Protections.Whipsaw;

/// <summary>
/// Keeps an asset from being bought and sold again and again. An open and its close are a cycle, which counts while its close lies inside the window; with as many cycles as
/// the window allows nothing is opened. A close that nobody decided, since the asset is not traded any more, completes no cycle. A position that is open is not opened again, and none is closed before its minimum duration.
/// </summary>
public static class WhipsawProtection
{
    private const string Cycles = "cycles";

    /// <summary>How long after an override the asset has no further one.</summary>
    internal static readonly TimeSpan OverrideCooldown = TimeSpan.FromHours(24);

    /// <summary>What the protection says of a request. Asking changes nothing.</summary>
    public static Verdict Decide(WhipsawState state, TradeRequest request, WhipsawOptions options)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var history = state.Of(request.Asset);
        return request.Action switch
        {
            TradeAction.Open => DecideOpen(history, request, options),
            TradeAction.Close => DecideClose(history, request, options),
            _ => Verdict.Pass(ProtectionNames.Whipsaw, WhipsawCodes.NotGuarded, "Whipsaw protection guards opens and closes only."),
        };
    }

    /// <summary>True for actions that it guards.</summary>
    public static bool Guards(TradeAction action) => action is TradeAction.Open or TradeAction.Close;

    /// <summary>The state after an event. Events that do not concern it change nothing.</summary>
    public static WhipsawState Apply(WhipsawState state, PortfolioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Asset is not { } asset)
            return state;
        if (happened.Is(EventTypes.PositionOpen))
            return state.With(asset, history => history.Opened(happened.OccurredAt, happened.Id));
        if (happened.Is(EventTypes.PositionClose))
        {
            // The market ended the position and nobody decided to, so it is no cycle.
            return happened.Flag("forced") == true
                ? state.With(asset, history => history with { OpenedAt = null, OpenEvent = 0, Unpaired = null })
                : state.With(asset, history => history.Closed(happened.OccurredAt, happened.Id));
        }

        if (ProtectionEvents.IsOverride(happened, ProtectionNames.Whipsaw))
            return state.With(asset, history => history with { OverriddenAt = happened.OccurredAt });
        return ProtectionEvents.IsRelease(happened, ProtectionNames.Whipsaw) ? state.With(asset, history => history with { Cycles = [] }) : state;
    }

    /// <summary>The assets that may not be opened at a time because of their cycles, by name.</summary>
    public static IReadOnlyList<ProtectionLock> Locks(WhipsawState state, WhipsawOptions options, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var locks = new List<ProtectionLock>();
        foreach (var (asset, history) in state.Assets)
        {
            var counted = history.CyclesWithin(at, options.Period);
            if (counted.Count < options.MaxCycles)
                continue;
            WhipsawCycle[] filling = [.. counted.Skip(counted.Count - options.MaxCycles)];
            var events = filling.SelectMany(cycle => (long[])[cycle.OpenEvent, cycle.CloseEvent]).Where(id => id > 0).Order();
            locks.Add(new ProtectionLock(asset, ProtectionNames.Whipsaw, WhipsawCodes.CycleLimit, filling[^1].ClosedAt, LiftedAt(counted, options), [.. events]));
        }

        return locks;
    }

    private static Verdict DecideOpen(WhipsawHistory history, TradeRequest request, WhipsawOptions options)
    {
        if (history.OpenedAt is { } openedAt)
        {
            return Verdict.Block(ProtectionNames.Whipsaw, WhipsawCodes.AlreadyOpen, $"The position has been open since {ProtectionText.Time(openedAt)}.") with
            {
                Override = OverrideEligibility.No(OverrideCodes.Never, "What is open is not opened again."),
            };
        }

        var counted = history.CyclesWithin(request.At, options.Period);
        if (counted.Count < options.MaxCycles)
        {
            return Verdict.Pass(
                ProtectionNames.Whipsaw, WhipsawCodes.Ok, $"{counted.Count} of {options.MaxCycles} cycles in {options.PeriodDays} days.", counted.Count, options.MaxCycles, CompareOperator.Less, Cycles);
        }

        var until = LiftedAt(counted, options);
        var reason = $"{counted.Count} {(counted.Count == 1 ? "cycle" : "cycles")} in {options.PeriodDays} days, where {options.MaxCycles} {(options.MaxCycles == 1 ? "is" : "are")} allowed; the one that lifts the block leaves the window at {ProtectionText.Time(until)}.";
        return Verdict.Block(ProtectionNames.Whipsaw, WhipsawCodes.CycleLimit, reason, counted.Count, options.MaxCycles, until, CompareOperator.Less, Cycles) with { Override = Eligibility(history, request) };
    }

    private static Verdict DecideClose(WhipsawHistory history, TradeRequest request, WhipsawOptions options)
    {
        if (history.OpenedAt is not { } openedAt)
            return Verdict.Pass(ProtectionNames.Whipsaw, WhipsawCodes.NotTracked, "It is not known since when the position is open.");
        var held = request.At - openedAt;
        if (held >= options.MinDuration)
            return Verdict.Pass(ProtectionNames.Whipsaw, WhipsawCodes.Ok, $"Open for {Hours(held)} of at least {options.MinDurationHours} hours.", held.TotalHours, options.MinDurationHours, CompareOperator.GreaterOrEqual, "hours");
        var until = openedAt + options.MinDuration;
        var reason = $"Open for {Hours(held)} hours, where {options.MinDurationHours} are the least; it may be closed from {ProtectionText.Time(until)}.";
        return Verdict.Block(ProtectionNames.Whipsaw, WhipsawCodes.MinDuration, reason, held.TotalHours, options.MinDurationHours, until, CompareOperator.GreaterOrEqual, "hours") with
        {
            Override = Eligibility(history, request),
        };
    }

    /// <summary>The count falls under the limit when the oldest of the newest <c>limit</c> cycles leaves the window.</summary>
    private static DateTimeOffset LiftedAt(IReadOnlyList<WhipsawCycle> counted, WhipsawOptions options) => counted[^options.MaxCycles].ClosedAt + options.Period;

    private static OverrideEligibility Eligibility(WhipsawHistory history, TradeRequest request)
    {
        if (history.OverriddenAt is { } last && request.At - last < OverrideCooldown)
            return OverrideEligibility.No(OverrideCodes.CoolingDown, $"It was bypassed at {ProtectionText.Time(last)}; the next time is {OverrideCooldown.TotalHours} hours later.");
        if (request.Override.IsGrave)
            return OverrideEligibility.Yes(OverrideCodes.RegimeChange, $"The regime has changed, severity {ProtectionText.Word(request.Override.Severity)}.");
        if (request.Override.IsEmergency)
            return OverrideEligibility.Yes(OverrideCodes.Emergency, "There is an emergency.");
        return request.Override.Severity is null
            ? OverrideEligibility.No(OverrideCodes.NoChange, "The regime has not changed, and there is no emergency.")
            : OverrideEligibility.No(OverrideCodes.NotGrave, "The regime has changed, severity normal.");
    }

    private static string Hours(TimeSpan span) => span.TotalHours.ToString("0.##", CultureInfo.InvariantCulture);
}

using Daybook.Engine.Regimes.Transitions;
using Daybook.Events;

namespace Daybook.Engine.Regimes.Overrides;

/// <summary>
/// Says whether a recent transition may lift a protection. Asking changes nothing; a grant is an event, which uses the transition's budget and starts the
/// asset's cool-down.
/// </summary>
/// <remarks>
/// An asset's first grant opens a window of the valid hours. Within it the asset's other protections may be lifted, too, until the same instant; after it the
/// asset cools down, counted from the window's opening.
/// </remarks>
internal static class RegimeOverrides
{
    /// <summary>The name of this check in verdicts.</summary>
    public const string Name = "regime_override";

    /// <summary>Whether a protection of an asset may be lifted.</summary>
    /// <param name="state">What was granted so far.</param>
    /// <param name="recent">The recent transition (<see cref="RegimeTransitions.Recent"/>), or null.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="target">The protection.</param>
    /// <param name="at">The time of the decision; parts below a microsecond are cut off.</param>
    /// <param name="options">The options.</param>
    public static RegimeOverrideDecision Decide(
        RegimeOverrideState state, RegimeTransition? recent, string asset, RegimeOverrideTarget target, DateTimeOffset at, RegimeOverrideOptions options)
    {
        options.Validate();
        at = WholeDays.Recorded(at);
        var word = target.ToWord();
        var remaining = recent is null ? 0 : Remaining(state, recent, options);
        if (!options.Settings.Overrides)
            return Answer(Verdict.Block(Name, RegimeOverrideCodes.Disabled, "overrides are switched off"), null);
        if (state.Grants.FindLast(grant => grant.Asset == asset && grant.Target == word && grant.At <= at && at < grant.ValidUntil) is { } active)
            return Answer(Verdict.Pass(Name, RegimeOverrideCodes.Active, $"{word} of {asset} is lifted until {IsoTime.Format(active.ValidUntil)}"), active.ValidUntil);
        if (Refusal(recent, word, target, options) is { } refusal)
            return Answer(refusal, null);
        if (remaining == 0)
            return Answer(Verdict.Block(Name, RegimeOverrideCodes.BudgetSpent, $"the change to {recent!.To} has granted all its overrides", options.Budget, options.Budget), null);

        var window = Window(state, asset);
        var isOpen = window is not null && window.At <= at && at < window.ValidUntil;
        if (window is not null && !isOpen && WholeDays.Later(window.At, options.CooldownDays) is var rested && at < rested)
        {
            return Answer(
                Verdict.Block(
                    Name,
                    RegimeOverrideCodes.CoolingDown,
                    $"{asset} had an override on {IsoTime.Format(window.At)}",
                    WholeDays.Passed(window.At, at),
                    options.CooldownDays,
                    rested),
                null);
        }

        return Answer(
            Verdict.Pass(Name, RegimeOverrideCodes.Eligible, $"a {recent!.Severity.ToWord()} change to {recent.To} may lift {word} of {asset}", remaining, 1),
            isOpen ? window!.ValidUntil : WholeDays.Later(at, options.ValidHours / 24));

        RegimeOverrideDecision Answer(Verdict verdict, DateTimeOffset? until) => new(verdict, asset, target, at, recent, remaining, until);
    }

    /// <summary>
    /// What a recent transition may lift, given that the budget and the cool-down allow it: nothing without one, while it still has to last, when it is not grave enough, or
    /// when overrides are switched off.
    /// </summary>
    public static IReadOnlyList<RegimeOverrideTarget> Permissions(RegimeTransition? recent, RegimeOverrideOptions options) =>
        options.Settings.Overrides && recent is not null && IsSettled(recent, options) && recent.Severity >= options.Settings.OverrideSeverity ? RegimeOverrideRights.Of(recent.Severity) : [];

    /// <summary>How many overrides a transition may still grant. A grant that names no transition counts for every one that was confirmed before it.</summary>
    public static int Remaining(RegimeOverrideState state, RegimeTransition transition, RegimeOverrideOptions options) =>
        Math.Max(0, options.Budget - state.Grants.Count(grant =>
            grant.TransitionAt is { } by ? by == transition.ChangedAt : grant.At >= (transition.ConfirmedAt ?? transition.ChangedAt)));

    /// <summary>Takes a <c>regime_override_granted</c> event in; any other leaves the state as it is.</summary>
    public static RegimeOverrideState Apply(RegimeOverrideState state, PortfolioEvent happened)
    {
        if (RegimeEventReader.Grant(happened) is not { } grant)
            return state;
        var remembered = state.Grants.RemoveAll(old => grant.At - old.At > TimeSpan.FromDays(RegimeOverrideState.MemoryDays));
        return state with { Grants = remembered.Add(grant) };
    }

    private static Verdict? Refusal(RegimeTransition? recent, string word, RegimeOverrideTarget target, RegimeOverrideOptions options)
    {
        if (recent is null)
            return Verdict.Block(Name, RegimeOverrideCodes.NoTransition, "no change of regime is recent");
        if (!IsSettled(recent, options))
            return Verdict.Block(Name, RegimeOverrideCodes.NotConfirmed, $"the change to {recent.To} still has to last");
        if (recent.Severity < options.Settings.OverrideSeverity)
            return Verdict.Block(Name, RegimeOverrideCodes.Severity, $"a {recent.Severity.ToWord()} change lifts nothing; it takes a {options.Settings.OverrideSeverity.ToWord()} one");
        return Permissions(recent, options).Contains(target)
            ? null
            : Verdict.Block(Name, RegimeOverrideCodes.Severity, $"a {recent.Severity.ToWord()} change does not lift {word}");
    }

    private static bool IsSettled(RegimeTransition recent, RegimeOverrideOptions options) => recent.ConfirmedAt is not null || options.AllowUnconfirmed;

    /// <summary>The grant that opened the asset's latest window, or null.</summary>
    private static RegimeOverrideGrant? Window(RegimeOverrideState state, string asset)
    {
        RegimeOverrideGrant? window = null;
        foreach (var grant in state.Grants)
        {
            if (grant.Asset == asset && (window is null || grant.At >= window.ValidUntil))
                window = grant;
        }

        return window;
    }
}

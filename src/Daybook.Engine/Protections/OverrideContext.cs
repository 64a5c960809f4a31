using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Transitions;

namespace Daybook.Engine.Protections;

/// <summary>What may speak for bypassing a protection: a recent change of the regime, or an emergency.</summary>
/// <param name="Severity">How grave the recent change of the regime is, or null when there was none.</param>
/// <param name="IsEmergency">True when somebody or something has declared an emergency.</param>
public sealed record OverrideContext(RegimeChangeSeverity? Severity = null, bool IsEmergency = false)
{
    /// <summary>Nothing speaks for bypassing.</summary>
    public static OverrideContext None { get; } = new();

    /// <summary>What the recent change may still lift: with it, a bypass also needs a grant, which uses it up. Null: nobody counts.</summary>
    public RegimeOverrideBudget? Budget { get; init; }

    /// <summary>True after a change that is high or critical.</summary>
    public bool IsGrave => Severity is RegimeChangeSeverity.High or RegimeChangeSeverity.Critical;

    /// <summary>What a recent transition speaks for, within its budget.</summary>
    public static OverrideContext Within(RegimeOverrideBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return new OverrideContext(budget.Transition?.Severity) { Budget = budget };
    }
}

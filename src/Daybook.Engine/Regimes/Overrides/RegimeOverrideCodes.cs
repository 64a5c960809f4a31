namespace Daybook.Engine.Regimes.Overrides;

/// <summary>Reason codes of overrides by a change of regime.</summary>
internal static class RegimeOverrideCodes
{
    /// <summary>An override may be granted.</summary>
    public const string Eligible = "eligible";

    /// <summary>An override was granted and may still be used; another need not be granted.</summary>
    public const string Active = "active";

    /// <summary>Overrides are switched off.</summary>
    public const string Disabled = "disabled";

    /// <summary>No transition is recent.</summary>
    public const string NoTransition = "no_transition";

    /// <summary>The change still has to last.</summary>
    public const string NotConfirmed = "not_confirmed";

    /// <summary>The change is not grave enough to lift this protection.</summary>
    public const string Severity = "severity";

    /// <summary>The transition has granted all that it may.</summary>
    public const string BudgetSpent = "budget_spent";

    /// <summary>The asset had an override not long ago.</summary>
    public const string CoolingDown = "cooling_down";
}

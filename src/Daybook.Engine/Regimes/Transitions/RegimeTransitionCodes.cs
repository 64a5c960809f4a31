namespace Daybook.Engine.Regimes.Transitions;

/// <summary>Reason codes of the checks that a change of regime goes through.</summary>
internal static class RegimeTransitionCodes
{
    /// <summary>A check of a sudden change passed.</summary>
    public const string Ok = "ok";

    /// <summary>The confidence in the new regime is too low.</summary>
    public const string ConfidenceLow = "confidence_low";

    /// <summary>The confidence hardly changed.</summary>
    public const string ConfidenceChangeSmall = "confidence_change_small";

    /// <summary>The old regime was very stable, and the new one is not sure enough to leave it.</summary>
    public const string LeavesStable = "leaves_stable";

    /// <summary>The old regime had only begun.</summary>
    public const string OldTooYoung = "old_too_young";

    /// <summary>Too few time frames are sure of the new regime.</summary>
    public const string TimeframesUnsure = "timeframes_unsure";

    /// <summary>The change has too little momentum.</summary>
    public const string MomentumLow = "momentum_low";

    /// <summary>The new regime has not lasted for the validation days yet.</summary>
    public const string NotLasting = "not_lasting";

    /// <summary>The change lasted, but was not sudden, and the options ask for that.</summary>
    public const string NotSudden = "not_sudden";

    /// <summary>The change is a transition.</summary>
    public const string Confirmed = "confirmed";
}

namespace Daybook.Engine.Regimes;

/// <summary>The metadata keys of regime events, in one place for those that write them and those that read them.</summary>
internal static class RegimeEventKeys
{
    public const string Confidence = "confidence";
    public const string Stability = "stability";
    public const string Strength = "strength";
    public const string DurationDays = "duration_days";
    public const string BaseConfidence = "base_confidence";
    public const string Timeframes = "timeframes";
    public const string Indicators = "indicators";
    public const string Day = "1d";
    public const string FourHours = "4h";
    public const string Hour = "1h";

    public const string FromRegime = "from_regime";
    public const string Severity = "severity";
    public const string Momentum = "momentum";
    public const string ChangedAt = "changed_at";

    public const string Protection = "protection";
    public const string Authority = "authority";
    public const string ValidHours = "valid_hours";
    public const string ValidUntil = "valid_until";
    public const string TransitionAt = "transition_at";

    public const string Parameters = "parameters";
}

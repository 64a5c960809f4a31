using Daybook.Engine.Settings;

namespace Daybook.Engine.Regimes.Transitions;

/// <summary>
/// When a change of regime is a transition. A change is sudden when its first day passes the reference system's checks, which ask for a jump of the confidence.
/// With a source whose confidence hardly moves no change ever is; so a change that lasts is a transition, too, unless <see cref="AcceptLastingChange"/> says
/// otherwise.
/// </summary>
public sealed record RegimeTransitionOptions
{
    /// <summary>The least confidence in the new regime, 0 to 1. Default: 0.5.</summary>
    public double MinConfidence { get; init; } = 0.5;

    /// <summary>The least change of the confidence, up or down, for a sudden change, 0 to 1. Default: 0.3.</summary>
    public double MinConfidenceChange { get; init; } = 0.3;

    /// <summary>The least momentum of a sudden change, 0 to 1. Default: 0.4.</summary>
    public double MinMomentum { get; init; } = 0.4;

    /// <summary>How many whole days the old regime must have lasted before a sudden change, 0 to 365. Default: 2.</summary>
    public int MinOldDays { get; init; } = 2;

    /// <summary>
    /// How many whole days on the simulated clock a new regime must last before its change is confirmed, 0 to 365. A regime that lasted shorter is a flicker:
    /// neither entering nor leaving it is a change. Default: 2.
    /// </summary>
    public int ValidationDays { get; init; } = 2;

    /// <summary>
    /// Whether a change that was not sudden is a transition once it has lasted for the validation days and the confidence is at least
    /// <see cref="MinConfidence"/>. Default: true. False asks for a sudden change, as the reference does.
    /// </summary>
    public bool AcceptLastingChange { get; init; } = true;

    /// <summary>How many days on the simulated clock a transition counts as recent, from its confirmation on, 0 to 365; to the last instant inclusive. Default: 7.</summary>
    public int RecentDays { get; init; } = 7;

    internal static Section<RegimeTransitionOptions> Section { get; } = new Section<RegimeTransitionOptions>("regime_transitions", "When a change of regime is a transition.")
        .Number("min_confidence", 0, 1, "confidence", s => s.MinConfidence)
        .Number("min_confidence_change", 0, 1, "confidence", s => s.MinConfidenceChange)
        .Number("min_momentum", 0, 1, "momentum", s => s.MinMomentum)
        .Whole("min_old_days", 0, 365, "days", s => s.MinOldDays)
        .Whole("validation_days", 0, 365, "days", s => s.ValidationDays)
        .Whole("recent_days", 0, 365, "days", s => s.RecentDays);

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}

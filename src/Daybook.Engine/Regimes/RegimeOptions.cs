using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Settings;

namespace Daybook.Engine.Regimes;

/// <summary>All that can be set about regimes.</summary>
public sealed record RegimeOptions
{
    /// <summary>How a regime is detected.</summary>
    public RegimeDetectionOptions Detection { get; init; } = new();

    /// <summary>When a change of regime is a transition.</summary>
    public RegimeTransitionOptions Transitions { get; init; } = new();

    /// <summary>How much a transition may lift.</summary>
    public RegimeOverrideOptions Overrides { get; init; } = new();

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => SettingProblems.Refuse(
        [.. RegimeDetectionOptions.Section.Problems(Detection), .. RegimeTransitionOptions.Section.Problems(Transitions), .. Overrides.Problems]);
}

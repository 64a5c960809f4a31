using System.Text.Json.Serialization;
using Daybook.Engine.WhatIf;
using Daybook.Operations.Inputs;

namespace Daybook.Operations.WhatIf;

/// <summary>What became of what each protection refused, and a replay without it.</summary>
/// <param name="SettingsNotUsed">The recorded settings that this version does not know, by key: untrusted.</param>
/// <param name="FileNotes">What was noted when the files were read.</param>
/// <param name="FileNoteCounts">How many notes there are on each file.</param>
/// <param name="Protections">The protections, in the chain's order.</param>
/// <param name="Effects">What was refused, as the engine has it.</param>
/// <param name="Comparisons">The replays without each protection, as the engine has them.</param>
public sealed record EffectsAnswer(
    IReadOnlyList<string> SettingsNotUsed,
    IReadOnlyList<FileNote> FileNotes,
    IReadOnlyList<FileNoteCount> FileNoteCounts,
    IReadOnlyDictionary<string, EffectOfProtection> Protections,
    [property: JsonIgnore] IReadOnlyList<ProtectionEffect> Effects,
    [property: JsonIgnore] IReadOnlyList<ProtectionComparison> Comparisons);

/// <summary>What became of what a protection refused (<see cref="ProtectionEffect"/>).</summary>
/// <param name="Refusals">Requests that it refused.</param>
/// <param name="Episodes">Refusals of an asset and action at rebalances that follow each other, counted once.</param>
/// <param name="CostsSaved">The costs of the trades that were not made, in currency, or null when the portfolio's values are not known.</param>
/// <param name="Outcomes">What became of the assets, by the length of time.</param>
/// <param name="Without">A replay without it; null for one that has no settings.</param>
public sealed record EffectOfProtection(
    int Refusals,
    int Episodes,
    double? CostsSaved,
    IReadOnlyList<OutcomeOfRefusals> Outcomes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReplayWithoutProtection? Without)
{
    internal static EffectOfProtection Of(ProtectionEffect effect, ProtectionComparison? comparison) => new(
        effect.Refusals, effect.Episodes, effect.CostsSaved, [.. effect.Horizons.Select(OutcomeOfRefusals.Of)], comparison is null ? null : ReplayWithoutProtection.Of(comparison));
}

/// <summary>What became of a protection's refusals some days later, beside what else was held (<see cref="HorizonEffect"/>).</summary>
/// <param name="Days">Trading days of the asset after the first refusal.</param>
/// <param name="Observed">Episodes with an outcome.</param>
/// <param name="Beyond">Episodes whose outcome lies beyond the prices.</param>
/// <param name="Alone">Episodes with nothing to compare them with.</param>
/// <param name="Clusters">Groups of episodes that lie close together in time.</param>
/// <param name="Mean">The mean outcome, a fraction, above 0 when the refusals were right; null when none was observed.</param>
/// <param name="Low">The least that the mean is likely to be; null when there are too few clusters to say.</param>
/// <param name="High">The most.</param>
/// <param name="Verdict">What the interval says.</param>
/// <param name="Raw">The mean of the assets' own returns.</param>
public sealed record OutcomeOfRefusals(int Days, int Observed, int Beyond, int Alone, int Clusters, double? Mean, double? Low, double? High, RefusalVerdict Verdict, double? Raw)
{
    internal static OutcomeOfRefusals Of(HorizonEffect horizon) => new(
        horizon.Days, horizon.Observed, horizon.Beyond, horizon.Alone, horizon.Clusters, horizon.Mean, horizon.Interval?.Low, horizon.Interval?.High, horizon.Verdict, horizon.Raw);
}

/// <summary>The figures of a replay as it is less those without a protection (<see cref="ProtectionComparison"/>). What is not defined is null.</summary>
/// <param name="Paths">1; 0 when nothing was compared.</param>
/// <param name="Set">The settings without it, in one line.</param>
/// <param name="SwitchedOff">True when those settings switch it off; false when its weakest legal value stands in.</param>
/// <param name="Note">What was compared, or why nothing was.</param>
/// <param name="TotalReturn">Of the whole return, a fraction.</param>
/// <param name="Cagr">Of the compound annual growth rate, a fraction.</param>
/// <param name="MaxDrawdown">Of the largest loss from a peak, a fraction.</param>
/// <param name="Turnover">Of the turnover a year.</param>
/// <param name="Costs">Of what trading cost, in currency.</param>
/// <param name="DecisionsChanged">Targets that differ.</param>
public sealed record ReplayWithoutProtection(
    int Paths, string Set, bool SwitchedOff, string Note, double? TotalReturn, double? Cagr, double? MaxDrawdown, double? Turnover, double? Costs, long? DecisionsChanged)
{
    internal static ReplayWithoutProtection Of(ProtectionComparison comparison) => new(
        comparison.Run is null ? 0 : 1,
        comparison.Without.ToString(),
        comparison.IsSwitchedOff,
        comparison.Note,
        comparison.Difference?.TotalReturn,
        comparison.Difference?.Cagr,
        comparison.Difference?.MaxDrawdown,
        comparison.Difference?.TurnoverPerYear,
        comparison.Difference?.Costs,
        comparison.Run?.Changes.Count);
}

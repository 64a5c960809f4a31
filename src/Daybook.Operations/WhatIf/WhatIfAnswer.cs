using System.Text.Json.Serialization;
using Daybook.Engine;
using Daybook.Engine.Replay;
using Daybook.Engine.WhatIf;
using Daybook.Operations.Inputs;
using Daybook.Operations.Replaying;

namespace Daybook.Operations.WhatIf;

/// <summary>What other settings come to over the same prices and days.</summary>
/// <param name="SettingsNotUsed">The recorded settings that this version does not know, by key: untrusted.</param>
/// <param name="FileNotes">What was noted when the files were read.</param>
/// <param name="FileNoteCounts">How many notes there are on each file.</param>
/// <param name="Base">The replay with the settings in force.</param>
/// <param name="Variants">The replays with other settings, in the order in which they were given.</param>
/// <param name="Skipped">The points of the grid that contradict themselves or the rest of the settings.</param>
/// <param name="Returns">Where the daily returns were written, or null.</param>
/// <param name="Result">All of it as the engine has it, with the daily returns.</param>
/// <param name="Objectives">What the Pareto front weighs.</param>
public sealed record WhatIfAnswer(
    IReadOnlyList<string> SettingsNotUsed,
    IReadOnlyList<FileNote> FileNotes,
    IReadOnlyList<FileNoteCount> FileNoteCounts,
    TriedSettings Base,
    IReadOnlyList<TriedSettings> Variants,
    IReadOnlyList<SkippedSettings> Skipped,
    string? Returns,
    [property: JsonIgnore] CounterfactualResult Result,
    [property: JsonIgnore] IReadOnlyList<Objective> Objectives);

/// <summary>What a replay under some settings came to.</summary>
/// <param name="Set">What they set; nothing for those in force.</param>
/// <param name="ConfigurationDigest">The digest of the whole configuration.</param>
/// <param name="Performance">Return, risk, turnover and costs.</param>
/// <param name="Trades">Trades that were made.</param>
/// <param name="Protections">What each protection did, in the chain's order.</param>
public sealed record TriedSettings(
    IReadOnlyDictionary<string, string> Set, string ConfigurationDigest, PerformanceFigures Performance, long Trades, IReadOnlyDictionary<string, ProtectionUse> Protections)
{
    /// <summary>Targets that differ from those of the settings in force; null for these themselves, as what follows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? DecisionsChanged { get; init; }

    /// <summary>The targets of either replay.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? DecisionsCompared { get; init; }

    /// <summary>Whether no other variant is at least as good in all that is weighed, and better in one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Pareto { get; init; }

    /// <summary>The first of the targets that differ.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ChangedTarget>? Changed { get; init; }

    /// <summary>All of those that differ, those that are alike together.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ChangedTargets>? Kinds { get; init; }

    internal static TriedSettings Of(CounterfactualRun run) => new(
        new OrderedDictionary<string, string>(run.Variant.Settings, StringComparer.Ordinal),
        run.ConfigurationDigest,
        PerformanceFigures.Of(run.Performance),
        run.Fills,
        new OrderedDictionary<string, ProtectionUse>(run.Protections, StringComparer.Ordinal));

    internal static TriedSettings Of(CounterfactualRun run, bool isOnFront) => Of(run) with
    {
        DecisionsChanged = run.Changes.Count,
        DecisionsCompared = run.Changes.Compared,
        Pareto = isOnFront,
        Changed = [.. run.Changes.First.Select(change => new ChangedTarget(change.Date, change.Asset, change.Base, change.BaseWhy, change.Variant, change.VariantWhy))],
        Kinds = [.. run.Changes.Kinds.Select(ChangedTargets.Of)],
    };
}

/// <summary>A target that two replays set differently.</summary>
/// <param name="Date">The day of the rebalance.</param>
/// <param name="Asset">The asset.</param>
/// <param name="Base">What the settings in force decided, or null: nothing of this asset.</param>
/// <param name="BaseWhy">Why (<see cref="ChangedDecision.BaseWhy"/>).</param>
/// <param name="Variant">What the other settings decided, or null.</param>
/// <param name="VariantWhy">Why.</param>
public sealed record ChangedTarget(DateOnly Date, string Asset, DecidedTarget? Base, string? BaseWhy, DecidedTarget? Variant, string? VariantWhy);

/// <summary>Changed targets that are alike: the same actions for the same reasons, whatever the asset and the sizes.</summary>
/// <param name="BaseAction">What the settings in force decided, or null: nothing.</param>
/// <param name="BaseWhy">Why.</param>
/// <param name="VariantAction">What the other settings decided, or null.</param>
/// <param name="VariantWhy">Why.</param>
/// <param name="Decisions">How many they are.</param>
/// <param name="Assets">How many assets they are about.</param>
/// <param name="Days">On how many days they were taken.</param>
/// <param name="From">The first of these days.</param>
/// <param name="To">The last one.</param>
/// <param name="FirstAsset">The asset of the first of them.</param>
public sealed record ChangedTargets(
    TradeAction? BaseAction, string? BaseWhy, TradeAction? VariantAction, string? VariantWhy, long Decisions, int Assets, int Days, DateOnly From, DateOnly To, string FirstAsset)
{
    internal static ChangedTargets Of(ChangedKind kind) => new(
        kind.First.Base?.Action, kind.First.BaseWhy, kind.First.Variant?.Action, kind.First.VariantWhy, kind.Count, kind.Assets, kind.Days, kind.First.Date, kind.Last, kind.First.Asset);
}

/// <summary>A point of a grid that was not tried.</summary>
/// <param name="Set">What it sets, in one line.</param>
/// <param name="Reason">Why it was not.</param>
public sealed record SkippedSettings(string Set, string Reason);

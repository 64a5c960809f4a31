using System.Text.Json.Serialization;
using Daybook.Engine.Explaining;

namespace Daybook.Operations.Explaining;

/// <summary>What the engine decided of an asset on one day, and why. Texts out of events are untrusted.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Date">The UTC day.</param>
/// <param name="Run">The session that is a run of its own; null: a live portfolio.</param>
/// <param name="Portfolio">The portfolio's name, or null when it has none.</param>
/// <param name="Previous">The last rebalance before that day, or null.</param>
/// <param name="Next">The first rebalance after that day, or null.</param>
/// <param name="Sentences">What there is to say of the day itself; empty when it has a rebalance.</param>
/// <param name="Rebalances">The rebalances of that day, in the order in which they were recorded.</param>
public sealed record EngineFacts(
    string Asset,
    DateOnly Date,
    string? Run,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Portfolio,
    NeighbourFacts? Previous,
    NeighbourFacts? Next,
    IReadOnlyList<string> Sentences,
    IReadOnlyList<RebalanceFacts> Rebalances)
{
    internal static EngineFacts Of(EngineExplanation told) => new(
        told.Asset, told.Date, told.Run, told.Portfolio, NeighbourFacts.Of(told.Previous), NeighbourFacts.Of(told.Next), told.Sentences, [.. told.Rebalances.Select(RebalanceFacts.Of)]);
}

/// <summary>A rebalance by its time and the event that began it.</summary>
/// <param name="At">The decision's own time.</param>
/// <param name="EventId">Its first event.</param>
public sealed record NeighbourFacts(DateTimeOffset At, long EventId)
{
    internal static NeighbourFacts? Of(NamedRebalance? named) => named is null ? null : new(named.At, named.Event);
}

/// <summary>What one rebalance decided of one asset: from what it went by, over what it asked, to what came of it.</summary>
/// <param name="At">The decision's own time.</param>
/// <param name="EventId">The event that began the rebalance.</param>
/// <param name="Universe">How many assets were looked at.</param>
/// <param name="Inputs">What the decision went by; null when the asset was not in the universe.</param>
/// <param name="RegimeParameters">Which settings the regime's parameters changed; null when they are not applied, or change nothing.</param>
/// <param name="Selection">What the selection said; null when the asset was not in the universe.</param>
/// <param name="Protections">What the protections said, in order; empty when they were not asked.</param>
/// <param name="Cuts">What was cut of the size, in order.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Fill">The trade that answered the decision, or null.</param>
/// <param name="Sentences">The same in plain sentences, the answer first.</param>
/// <param name="SettingsNotUsed">The recorded settings that this version does not know, by key.</param>
/// <param name="Nearest">The nearest changes that would have changed the outcome; null when nothing can be searched.</param>
public sealed record RebalanceFacts(
    DateTimeOffset At,
    long EventId,
    int Universe,
    InputFacts? Inputs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RegimeFacts? RegimeParameters,
    SelectionFacts? Selection,
    IReadOnlyList<ProtectionFacts> Protections,
    IReadOnlyList<CutFacts> Cuts,
    OutcomeFacts Outcome,
    FillFacts? Fill,
    IReadOnlyList<string> Sentences,
    IReadOnlyList<string> SettingsNotUsed,
    NearestFacts? Nearest)
{
    internal static RebalanceFacts Of(ExplainedRebalance told) => new(
        told.At,
        told.Start.Id,
        told.Universe,
        told.Inputs is { } inputs ? InputFacts.Of(inputs) : null,
        told.Regime is { } regime ? RegimeFacts.Of(regime) : null,
        SelectionFacts.Of(told),
        [.. told.Protections.Select(ProtectionFacts.Of)],
        [.. told.Cuts.Select(cut => new CutFacts(cut.Wanted, cut.Granted, cut.Allocation, cut.Limit, cut.Bucket, cut.Event))],
        new OutcomeFacts(OutcomeFacts.Word(told.Outcome.Action), told.Outcome.Code, told.Outcome.Target?.Size, told.Outcome.Target?.Current),
        told.Fill is { } fill ? FillFacts.Of(fill) : null,
        told.Sentences,
        told.NotUsed,
        told.Nearest is { } nearest ? NearestFacts.Of(nearest) : null);
}

/// <summary>What a decision about an asset went by.</summary>
/// <param name="Score">Its score, or null when it has none.</param>
/// <param name="ScoreCode">How the score came out.</param>
/// <param name="ScoreReason">The same in words, with the numbers.</param>
/// <param name="Confidence">How sure the score is, 0 to 1.</param>
/// <param name="TechnicalScore">Its part from prices, 0 to 1, or null.</param>
/// <param name="Trend">Of that part the trend, or null.</param>
/// <param name="Momentum">The momentum, or null.</param>
/// <param name="MeanReversion">The mean reversion, or null.</param>
/// <param name="Volatility">The volatility, or null.</param>
/// <param name="FundamentalScore">Its part from fundamental figures, 0 to 1, or null.</param>
/// <param name="Threshold">The required score.</param>
/// <param name="Size">What was held of it, a fraction of the portfolio; 0 when nothing was.</param>
/// <param name="Price">The price that the decision saw, or null.</param>
/// <param name="Return">The return that core assets are judged by, a fraction, or null.</param>
/// <param name="Regime">The market regime, or null.</param>
/// <param name="RegimeConfidence">How sure that was, 0 to 1, or null.</param>
public sealed record InputFacts(
    double? Score,
    string ScoreCode,
    string ScoreReason,
    double Confidence,
    double? TechnicalScore,
    double? Trend,
    double? Momentum,
    double? MeanReversion,
    double? Volatility,
    double? FundamentalScore,
    double Threshold,
    double Size,
    double? Price,
    double? Return,
    string? Regime,
    double? RegimeConfidence)
{
    internal static InputFacts Of(DecisionInputs inputs)
    {
        var (score, parts) = (inputs.Score, inputs.Score.Technical?.Components);
        return new InputFacts(
            score.Value, score.Code, score.Reason, score.Confidence, score.Technical?.Score, parts?.Trend, parts?.Momentum, parts?.MeanReversion, parts?.Volatility, score.Fundamental,
            inputs.Threshold, inputs.Size, inputs.Price, inputs.Return, inputs.Regime, inputs.RegimeConfidence);
    }
}

/// <summary>Which settings a regime's parameters changed for a rebalance.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="EventId">The event that says so.</param>
/// <param name="Settings">The settings, in the order in which configurations show them.</param>
public sealed record RegimeFacts(string Regime, long EventId, IReadOnlyList<AppliedFacts> Settings)
{
    internal static RegimeFacts Of(RegimeAnswer regime) =>
        new(regime.Regime, regime.Event, [.. regime.Settings.Select(setting => new AppliedFacts(setting.Key, setting.Configured, setting.Applied))]);
}

/// <summary>A setting that a regime's parameters changed.</summary>
/// <param name="Name">Its dotted key.</param>
/// <param name="Configured">The value in the configuration, as it is written there.</param>
/// <param name="Applied">The value that the rebalance obeyed, written alike.</param>
public sealed record AppliedFacts(string Name, string Configured, string Applied);

/// <summary>What a limit cut of an asset's size.</summary>
/// <param name="Wanted">The size that it should have had, a fraction of the portfolio.</param>
/// <param name="Granted">The size that was left.</param>
/// <param name="Allocation">What all sizes would have come to, or those of the bucket.</param>
/// <param name="Limit">What they may come to.</param>
/// <param name="Bucket">The bucket whose limit it was; null: that of the whole portfolio.</param>
/// <param name="EventId">The event that recorded it.</param>
public sealed record CutFacts(double Wanted, double Granted, double Allocation, double Limit, string? Bucket, long EventId);

/// <summary>What came of a decision about an asset.</summary>
/// <param name="Action">What was decided: <c>open</c>, <c>increase</c>, <c>decrease</c>, <c>close</c>, <c>hold</c>; <c>none</c> when nothing is held and nothing was opened.</param>
/// <param name="Code">Why.</param>
/// <param name="Size">The size that it was to have, a fraction of the portfolio, or null.</param>
/// <param name="SizeBefore">The size before, or null.</param>
public sealed record OutcomeFacts(string Action, string Code, double? Size, double? SizeBefore)
{
    internal static string Word(Engine.TradeAction? action) => action is { } decided ? Engine.TradeActions.ToWord(decided) : "none";
}

/// <summary>The trade that answered a decision: what was intended beside what was done.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Action">What was done.</param>
/// <param name="SizeBefore">The position before, a fraction of the portfolio.</param>
/// <param name="SizeAfter">The position after.</param>
/// <param name="IntendedSize">The size that was decided, or null when that is not recorded.</param>
/// <param name="Quantity">Units traded, or null.</param>
/// <param name="Price">The price, or null.</param>
/// <param name="Costs">Commission and the like, in currency, or null.</param>
/// <param name="EventId">The event that recorded it.</param>
public sealed record FillFacts(
    DateTimeOffset At, Engine.TradeAction Action, double SizeBefore, double SizeAfter, double? IntendedSize, double? Quantity, double? Price, double? Costs, long EventId)
{
    internal static FillFacts Of(ExplainedFill fill) => new(fill.At, fill.Action, fill.SizeBefore, fill.SizeAfter, fill.Intended, fill.Quantity, fill.Price, fill.Costs, fill.Event);
}

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
    NamedRebalance? Previous,
    NamedRebalance? Next,
    IReadOnlyList<string> Sentences,
    IReadOnlyList<RebalanceFacts> Rebalances)
{
    internal static EngineFacts Of(EngineExplanation told) => new(
        told.Asset, told.Date, told.Run, told.Portfolio, told.Previous, told.Next, told.Sentences, [.. told.Rebalances.Select(RebalanceFacts.Of)]);
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RegimeAnswer? RegimeParameters,
    SelectionFacts? Selection,
    IReadOnlyList<ProtectionFacts> Protections,
    IReadOnlyList<SizeCut> Cuts,
    OutcomeFacts Outcome,
    ExplainedFill? Fill,
    IReadOnlyList<string> Sentences,
    IReadOnlyList<string> SettingsNotUsed,
    NearestFacts? Nearest)
{
    internal static RebalanceFacts Of(ExplainedRebalance told) => new(
        told.At,
        told.Start.Id,
        told.Universe,
        told.Inputs is { } inputs ? InputFacts.Of(inputs) : null,
        told.Regime,
        SelectionFacts.Of(told),
        [.. told.Protections.Select(ProtectionFacts.Of)],
        told.Cuts,
        new OutcomeFacts(OutcomeFacts.Word(told.Outcome.Action), told.Outcome.Code, told.Outcome.Target?.Size, told.Outcome.Target?.Current),
        told.Fill,
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

/// <summary>What came of a decision about an asset.</summary>
/// <param name="Action">What was decided: <c>open</c>, <c>increase</c>, <c>decrease</c>, <c>close</c>, <c>hold</c>; <c>none</c> when nothing is held and nothing was opened.</param>
/// <param name="Code">Why.</param>
/// <param name="Size">The size that it was to have, a fraction of the portfolio, or null.</param>
/// <param name="SizeBefore">The size before, or null.</param>
public sealed record OutcomeFacts(string Action, string Code, double? Size, double? SizeBefore)
{
    internal static string Word(Engine.TradeAction? action) => action is { } decided ? Engine.TradeActions.ToWord(decided) : "none";
}

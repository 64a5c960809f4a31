using System.Text.Json.Serialization;
using Daybook.Decisions;
using Daybook.Engine.Explaining;
using Daybook.Events;
using Daybook.Explanations;
using Daybook.Operations.Sessions;
using Daybook.Operations.Traces;

namespace Daybook.Operations.Explaining;

/// <summary>What the journal knows of a decision, or of an asset's decisions on one day. Texts out of events are untrusted.</summary>
/// <param name="Asset">The asset, or null when the event speaks of none.</param>
/// <param name="Date">The UTC day that was asked for, or null when an event was.</param>
/// <param name="Decisions">The decisions, the most significant first; empty when the day has none.</param>
/// <param name="Omitted">Further decisions of that day.</param>
/// <param name="Before">The asset's last events before the first of the decisions, or before the day, the oldest first.</param>
/// <param name="After">Its next events, or those from the beginning of the day on.</param>
/// <param name="Sentences">The answer in plain sentences, in reading order.</param>
/// <param name="Engine">What the engine says of it; null when it was not the engine's to decide.</param>
/// <param name="Explanation">The same as the journal tells it.</param>
/// <param name="EngineExplanation">The engine's part as the engine tells it.</param>
public sealed record ExplainAnswer(
    string? Asset,
    DateOnly? Date,
    IReadOnlyList<DecisionFacts> Decisions,
    int Omitted,
    IReadOnlyList<PortfolioEvent> Before,
    IReadOnlyList<PortfolioEvent> After,
    IReadOnlyList<string> Sentences,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EngineFacts? Engine,
    [property: JsonIgnore] Explanation Explanation,
    [property: JsonIgnore] EngineExplanation? EngineExplanation)
{
    internal static ExplainAnswer Of(Explanation told, EngineExplanation? engine) => new(
        told.Asset,
        told.Date,
        [.. told.Decisions.Select(DecisionFacts.Of)],
        told.Omitted,
        told.Before,
        told.After,
        told.Sentences,
        engine is null ? null : EngineFacts.Of(engine),
        told,
        engine);
}

/// <summary>One decision with everything that led to it.</summary>
/// <param name="Event">The event that records it.</param>
/// <param name="Decision">The decision in its documented shape; null when the event has none.</param>
/// <param name="Checks">The rules that were evaluated: those that the decision itself lists, then those of its trace.</param>
/// <param name="Related">Other events of its trace about the same asset, by id.</param>
/// <param name="Context">Events of its trace about the market or the whole portfolio, by id.</param>
/// <param name="Trace">Its trace, as far as it speaks of the asset or of none; null when it has none.</param>
/// <param name="Session">Its session; null when it has none.</param>
public sealed record DecisionFacts(
    PortfolioEvent Event,
    ShapeOfDecision? Decision,
    IReadOnlyList<CheckFacts> Checks,
    IReadOnlyList<PortfolioEvent> Related,
    IReadOnlyList<PortfolioEvent> Context,
    TraceAnswer? Trace,
    SessionFacts? Session)
{
    internal static DecisionFacts Of(ExplainedDecision told) => new(
        told.Event,
        told.Decision is { } decision ? ShapeOfDecision.Of(decision) : null,
        [.. told.Checks.Select(CheckFacts.Of)],
        told.Related,
        told.Context,
        told.Trace is { } trace ? TraceAnswer.Of(trace) : null,
        told.Session is { } session ? SessionFacts.Of(session) : null);
}

/// <summary>One rule that was evaluated, passes included.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Verdict">What it said.</param>
/// <param name="Code">Its closed reason code, or null.</param>
/// <param name="Reason">Why, in its own words, or null.</param>
/// <param name="Measures">The numbers that it went by.</param>
/// <param name="BlockedUntil">Until when it blocks, or null when that is not recorded.</param>
/// <param name="EventId">The event that recorded it.</param>
public sealed record CheckFacts(string Rule, CheckVerdict Verdict, string? Code, string? Reason, IReadOnlyList<Measure> Measures, DateTimeOffset? BlockedUntil, long EventId)
{
    internal static CheckFacts Of(Check check) => new(check.Rule, check.Verdict, check.Code, check.Reason, check.Measures, check.BlockedUntil, check.Source.Id);
}

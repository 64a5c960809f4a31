using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Explanations;

/// <summary>What was read from the journal to explain something; see <see cref="Explainer"/>.</summary>
/// <param name="Asset">The asset, or null.</param>
/// <param name="Date">The day that was asked for, or null.</param>
/// <param name="Decisions">The decisions, the primary one first.</param>
/// <param name="Omitted">Decisions that were left out.</param>
/// <param name="Before">The asset's events before, the oldest first.</param>
/// <param name="After">The asset's events after, the oldest first.</param>
internal sealed record ExplanationMaterial(
    string? Asset,
    DateOnly? Date,
    IReadOnlyList<DecisionMaterial> Decisions,
    int Omitted,
    IReadOnlyList<PortfolioEvent> Before,
    IReadOnlyList<PortfolioEvent> After);

/// <summary>A decision, and the trace and session around it.</summary>
/// <param name="Event">The decision.</param>
/// <param name="Trace">Its trace with those below it, or null.</param>
/// <param name="Session">Its session, or null.</param>
internal sealed record DecisionMaterial(PortfolioEvent Event, TraceTree? Trace, SessionSummary? Session);

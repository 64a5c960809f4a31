using System.Text.Json.Serialization;
using Daybook.Decisions;
using Daybook.Events;
using Daybook.Operations.Selecting;

namespace Daybook.Operations.Deciding;

/// <summary>One decision in a list. Texts out of events are untrusted.</summary>
/// <param name="EventId">The event that records it.</param>
/// <param name="Occurred">When it was made, in its own time.</param>
/// <param name="EventType">The event's type.</param>
/// <param name="Asset">The asset.</param>
/// <param name="Portfolio">The portfolio that its session is of, by its name; null: it has none.</param>
/// <param name="SessionId">Its session; null: it has none.</param>
/// <param name="Action">What it came to.</param>
/// <param name="Refused">Whether a rule refused what was asked for.</param>
/// <param name="Score">The asset's score, or null.</param>
/// <param name="Threshold">The score that was asked for, or null.</param>
/// <param name="Rank">Its place among those that were ranked, 1 being the best, or null.</param>
/// <param name="Ranked">How many were ranked, or null.</param>
/// <param name="Places">How many of them could get a place, or null.</param>
/// <param name="DecidedBy">Who or what decided, such as the rule that refused, or null.</param>
/// <param name="FailedCheck">The first check that stood in the way, in words; null: none did.</param>
/// <param name="Reason">Why, as it is recorded.</param>
/// <param name="SizeBefore">The position's size before, as a fraction of the portfolio, or null.</param>
/// <param name="SizeAfter">The position's size after, or null.</param>
public sealed record DecisionRow(
    long EventId,
    DateTimeOffset Occurred,
    string EventType,
    string Asset,
    string? Portfolio,
    string? SessionId,
    DecisionAction Action,
    bool Refused,
    double? Score,
    double? Threshold,
    int? Rank,
    [property: JsonPropertyName("of")] int? Ranked,
    int? Places,
    string? DecidedBy,
    string? FailedCheck,
    string Reason,
    double? SizeBefore,
    double? SizeAfter)
{
    /// <summary>The decision that an event records; null: it records none.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="portfolio">The portfolio that its session is of.</param>
    internal static DecisionRow? Of(PortfolioEvent recorded, string? portfolio)
    {
        if (Decision.Of(recorded) is not { } decision)
            return null;
        var isRefused = Blocked.Is(recorded);
        return new DecisionRow(
            recorded.Id,
            recorded.OccurredAt,
            recorded.Type.Name,
            decision.Asset,
            portfolio,
            recorded.SessionId,
            decision.Action,
            isRefused,
            decision.Score,
            decision.Threshold,
            decision.Rank,
            decision.Ranked,
            decision.Places,
            decision.DecidedBy ?? (isRefused ? Blocked.By(recorded)[0] : null),
            FailedChecks.Say(decision),
            recorded.Reason,
            recorded.SizeBefore,
            recorded.SizeAfter);
    }
}

using System.Text.Json.Serialization;
using Daybook.Events;
using Daybook.Operations.Traces;
using Daybook.Queries;

namespace Daybook.Operations.Sessions;

/// <summary>A session and everything in it, nested.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Kind">What kind of run it is; null: not known.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Started">When it began, in its own time; null: not known.</param>
/// <param name="Ended">When it ended, in its own time; null: it did not, or that is not known.</param>
/// <param name="DurationMs">How long it took, in milliseconds; null: not known.</param>
/// <param name="EventCount">How many of its events were read: all, unless it is truncated.</param>
/// <param name="Blocks">How many of them say that a protection blocked something.</param>
/// <param name="Errors">How many of them are of category <c>error</c>.</param>
/// <param name="Truncated">Whether it has more events than were read.</param>
/// <param name="Events">Events outside every trace, by id.</param>
/// <param name="Traces">Its operations, by the id of their first event.</param>
public sealed record SessionAnswer(
    string SessionId,
    string? Kind,
    SessionStatus Status,
    DateTimeOffset? Started,
    DateTimeOffset? Ended,
    double? DurationMs,
    int EventCount,
    int Blocks,
    int Errors,
    bool Truncated,
    IReadOnlyList<PortfolioEvent> Events,
    IReadOnlyList<TraceAnswer> Traces)
{
    /// <summary>The session in a few words.</summary>
    [JsonIgnore]
    public SessionFacts Facts { get; init; } = new(SessionId, Kind, Status, Started, Ended, DurationMs);

    /// <summary>What the journal says of it.</summary>
    internal static SessionAnswer Of(SessionTree tree, SessionFacts facts) => new(
        facts.SessionId, facts.Kind, facts.Status, facts.Started, facts.Ended, facts.DurationMs, tree.EventCount, tree.Blocks, tree.Errors, tree.Truncated, tree.Events, [.. tree.Traces.Select(TraceAnswer.Of)])
    {
        Facts = facts,
    };
}

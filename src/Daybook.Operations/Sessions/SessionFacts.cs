using System.Text.Json.Serialization;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Operations.Sessions;

/// <summary>One session in a few words.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Kind">What kind of run it is; null: not known.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Started">When it began, in its own time; null: not known.</param>
/// <param name="Ended">When it ended, in its own time; null: it did not, or that is not known.</param>
/// <param name="DurationMs">How long it took, in milliseconds; null: not known.</param>
public sealed record SessionFacts(string SessionId, string? Kind, SessionStatus Status, DateTimeOffset? Started, DateTimeOffset? Ended, double? DurationMs)
{
    /// <summary>
    /// How far the time goes that it tells of: until it ended. One that was broken off may have no end, or one that was recorded with the time of its beginning; what it covers ends
    /// with its newest event.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? CoversTo { get; init; } = Ended;

    /// <summary>What the journal says of a session.</summary>
    internal static SessionFacts Of(SessionSummary session) => new(session.SessionId, session.Kind, session.Status, session.StartedAt, session.EndedAt, session.DurationMs);

    /// <summary>The same, with what a session covers that was broken off.</summary>
    internal static async ValueTask<SessionFacts> OfAsync(JournalReader reader, SessionSummary session, CancellationToken cancellationToken)
    {
        var facts = Of(session);
        if (session.Status is not (SessionStatus.Failed or SessionStatus.Abandoned))
            return facts;
        var query = new EventQuery { Filter = Filter.And(Filter.Equal(EventField.Session, session.SessionId), Filter.Not(Filter.Equal(EventField.Type, EventTypes.SessionEnd.Name))), Limit = 1 };
        var newest = (await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Events;
        return newest.Count > 0 && !(session.EndedAt >= newest[0].OccurredAt) ? facts with { CoversTo = newest[0].OccurredAt } : facts;
    }
}

using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Operations.Sessions;

/// <summary>A session that a request names by its id or how that begins.</summary>
internal static class SessionIds
{
    /// <summary>The whole id of the session that began under it.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="journal">Its address, as the caller wrote it.</param>
    /// <param name="given">The id, or how it begins.</param>
    /// <param name="parameter">The request's member that names it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RefusedException">No session has that id, or several begin with it.</exception>
    public static async ValueTask<string> FindAsync(JournalReader reader, string journal, string given, string parameter, CancellationToken cancellationToken)
    {
        if (given.Length == 0)
            throw new RefusedException(RefusalCode.MissingValue, parameter, "the session id is empty");

        // The start events alone tell which sessions there are.
        var starts = new EventQuery { Filter = Filter.Equal(EventField.Type, EventTypes.SessionStart.Name), Limit = 1_000 };
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var start in reader.QueryAllAsync(starts, cancellationToken).ConfigureAwait(false))
        {
            if (start.SessionId == given)
                return given;
            if (start.SessionId is { } id && id.StartsWith(given, StringComparison.Ordinal))
                found.Add(id);
        }

        return found.Count switch
        {
            0 => throw NotFound(journal, given, parameter),
            1 => found.First(),
            _ => throw new RefusedException(RefusalCode.AmbiguousSession, parameter, $"{found.Count} sessions begin with '{given}', such as {string.Join(" and ", found.Order(StringComparer.Ordinal).Take(2))}"),
        };
    }

    /// <summary>The same; a whole id also counts when the session has events and no start, such as one that was imported in part.</summary>
    public static async ValueTask<string> FindUsedAsync(JournalReader reader, string journal, string given, string parameter, CancellationToken cancellationToken)
    {
        var used = given.Length > 0 ? await reader.Source.ReadMatchingAsync(1, Filter.Equal(EventField.Session, given), 1, cancellationToken).ConfigureAwait(false) : null;
        return used?.Events.Count > 0 ? given : await FindAsync(reader, journal, given, parameter, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>That no session has that id.</summary>
    public static RefusedException NotFound(string journal, string given, string parameter) =>
        new(RefusalCode.SessionNotFound, parameter, $"{journal} has no session '{given}'");
}

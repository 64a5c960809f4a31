using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;

namespace Daybook.Cli.Commands;

/// <summary>A session that is named on the command line, by its id or how that begins.</summary>
internal static class SessionId
{
    /// <summary>The whole id of the session that began under it.</summary>
    /// <exception cref="MisuseException">No session has that id, or several begin with it.</exception>
    public static async ValueTask<string> FindAsync(Invocation run, JournalReader reader, string given, CancellationToken cancellationToken)
    {
        if (given.Length == 0)
            throw new MisuseException("a session's id is not empty");

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
            0 => throw new MisuseException($"{run.JournalPath} has no session '{given}'; 'daybook session' lists the recent ones"),
            1 => found.First(),
            _ => throw new MisuseException($"{found.Count} sessions begin with '{given}', such as {string.Join(" and ", found.Order(StringComparer.Ordinal).Take(2))}"),
        };
    }
}

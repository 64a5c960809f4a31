using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Exchange.Importing;

/// <summary>
/// Takes part in the sessions that restored events have begun and not ended yet: a process that opens the journal between two groups would find no process in them and
/// record that they were abandoned.
/// </summary>
internal sealed class RestoredSessions(IImportTarget target) : IAsyncDisposable
{
    private readonly Dictionary<string, IAsyncDisposable> _joined = new(StringComparer.Ordinal);
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);

    /// <summary>Joins the sessions that run after a group, before it is added.</summary>
    public void Join(IEnumerable<PortfolioEvent> group)
    {
        foreach (var row in group)
        {
            switch (RunningSessions.Of(row))
            {
                case RunningSessions.Change.Begin:
                    _running.Add(row.SessionId!);
                    break;
                case RunningSessions.Change.End:
                    _running.Remove(row.SessionId!);
                    break;
            }
        }

        foreach (var session in _running.Where(session => !_joined.ContainsKey(session)))
            _joined.Add(session, target.Join(session));
    }

    /// <summary>Leaves the sessions that the group has ended, after it was added.</summary>
    public async Task LeaveAsync()
    {
        foreach (var ended in _joined.Keys.Where(session => !_running.Contains(session)).ToList())
        {
            await _joined[ended].DisposeAsync().ConfigureAwait(false);
            _joined.Remove(ended);
        }
    }

    /// <summary>Leaves every session.</summary>
    public async ValueTask DisposeAsync()
    {
        _running.Clear();
        await LeaveAsync().ConfigureAwait(false);
    }
}

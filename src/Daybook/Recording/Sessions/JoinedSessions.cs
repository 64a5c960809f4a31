using Daybook.Storage;

namespace Daybook.Recording.Sessions;

/// <summary>The locks of the sessions that this journal takes part in. All that are still held are let go when the journal is closed. Safe for several threads.</summary>
internal sealed class JoinedSessions(IEventStore store) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<Held> _held = [];

    /// <summary>Joins a session; a store that cannot lock says why instead, and the session runs all the same.</summary>
    public (IDisposable? Lock, string? Failure) Join(string sessionId)
    {
        try
        {
            var held = new Held(this, store.JoinSession(sessionId));
            lock (_lock)
                _held.Add(held);
            return (held, null);
        }
        catch (StoreUnavailableException error)
        {
            return (null, error.Message);
        }
    }

    public void Dispose()
    {
        Held[] left;
        lock (_lock)
            left = [.. _held];
        foreach (var held in left)
            held.Dispose();
    }

    private sealed class Held(JoinedSessions owner, IDisposable inner) : IDisposable
    {
        public void Dispose()
        {
            bool first;
            lock (owner._lock)
                first = owner._held.Remove(this);
            if (first)
                inner.Dispose();
        }
    }
}

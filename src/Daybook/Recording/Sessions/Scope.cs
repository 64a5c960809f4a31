namespace Daybook.Recording.Sessions;

/// <summary>Where recording takes place: a session, and perhaps a trace in it; and the scope around it. It ends with its trace or its session, whichever is first.</summary>
internal sealed class Scope(Session session, Trace? trace, Scope? around)
{
    public Session Session { get; } = session;

    public Trace? Trace { get; } = trace;

    public Scope? Around { get; } = around;

    public bool HasEnded => Session.HasEnded || Trace is { HasEnded: true };

    /// <summary>The innermost scope, from here outwards, that has not ended.</summary>
    public static Scope? Innermost(Scope? scope)
    {
        while (scope is { HasEnded: true })
            scope = scope.Around;
        return scope;
    }
}

/// <summary>
/// The scope that code runs in, which flows with it through awaits and into tasks. Each flow has its own, so parallel tasks never see each other's traces;
/// a task that outlives its scope finds it ended and records in what is around it, or in no session.
/// </summary>
internal sealed class AmbientScope
{
    private readonly AsyncLocal<Scope?> _current = new();

    public Scope? Current => Scope.Innermost(_current.Value);

    /// <summary>The innermost scope of that session, or null.</summary>
    public Scope? Of(string sessionId)
    {
        var scope = Current;
        while (scope is not null && scope.Session.Id != sessionId)
            scope = Scope.Innermost(scope.Around);
        return scope;
    }

    // Ended scopes are not kept around new ones: a flow that begins scopes which end elsewhere would grow a chain of them.
    public Scope Enter(Session session, Trace? trace) => _current.Value = new Scope(session, trace, Current);

    public void Leave(Scope scope)
    {
        if (ReferenceEquals(_current.Value, scope))
            _current.Value = scope.Around;
    }
}

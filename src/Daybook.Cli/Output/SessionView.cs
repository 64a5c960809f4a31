using Daybook.Cli.Text;
using Daybook.Events;
using Daybook.Operations.Selecting;
using Daybook.Operations.Sessions;
using Daybook.Operations.Traces;
using Daybook.Queries;

namespace Daybook.Cli.Output;

/// <summary>Sessions: a list, or one with everything in it.</summary>
internal static class SessionView
{
    private const int EventsOnTerminal = 40;
    private const int BlockedOnTerminal = 12;

    /// <summary>One session as a tree.</summary>
    public static void Show(IScreen screen, SessionAnswer session)
    {
        var label = new List<Piece> { Piece.Strong(session.SessionId) };
        if (session.Kind is { } kind)
            label.Add($"  {kind}");
        label.Add(Status(session.Status, "  "));
        if (session.DurationMs is { } duration)
            label.Add(Piece.Muted("  took " + Quantity.Milliseconds(duration)));
        screen.Line([.. label]);
        if (Period(screen, session.Facts) is { Length: > 0 } period)
            screen.Line(Piece.Muted("covers "), period);
        screen.Line(Piece.Muted($"{Quantity.Count(session.EventCount, "event")}{(session.Truncated ? " of it read" : string.Empty)}, {Quantity.Count(session.Blocks, "block")}, {Quantity.Count(session.Errors, "error")}"));
        ShowBlocked(screen, session);
        screen.Line();
        var tree = new TreeView(Piece.Muted("in order"));
        var parts = session.Events.Select(entry => (entry.Id, Add: (Action)(() => tree.Add(EventLabel.Of(entry)))))
            .Concat(session.Traces.Select(trace => (trace.Events[0].Id, Add: (Action)(() => TraceView.AddTo(tree, trace)))))
            .OrderBy(part => part.Id)
            .ToArray();
        var shown = screen.IsPlain ? parts.Length : Math.Min(parts.Length, EventsOnTerminal);
        foreach (var (_, add) in parts[..shown])
            add();
        if (shown < parts.Length)
            tree.Add(Piece.Muted($"and {Quantity.Count(parts.Length - shown)} more; a pipe or --json shows all"));
        if (session.Truncated)
            tree.Add(Piece.Warning("the session has more events than were read"));
        screen.Tree(tree);
    }

    /// <summary>Sessions as rows.</summary>
    public static void ShowList(IScreen screen, IReadOnlyList<SessionFacts> sessions) => screen.Table(new TableView(
        [new Column("session"), new Column("kind"), new Column("status"), new Column("covers"), new Column("took", IsNumber: true)],
        [.. sessions.Select(session => new Piece[]
        {
            Piece.Strong(session.SessionId),
            session.Kind,
            Status(session.Status),
            Piece.Muted(Period(screen, session)),
            Piece.Muted(session.DurationMs is { } duration ? Quantity.Milliseconds(duration) : null),
        })]));

    /// <summary>The time that a session tells of, in a replay its days: from its beginning to its end, as far as it has one.</summary>
    private static string Period(IScreen screen, SessionFacts session)
    {
        if (session.Started is not { } start)
            return string.Empty;
        var from = screen.IsPlain ? TimeText.Exact(start) : TimeText.Of(start);
        if (session.CoversTo is not { } end)
            return session.Status == SessionStatus.Running ? $"since {from}" : from;
        if (screen.IsPlain)
            return $"{from} to {TimeText.Exact(end)}";
        var (first, last) = (DateOnly.FromDateTime(start.UtcDateTime), DateOnly.FromDateTime(end.UtcDateTime));
        return first == last ? $"{from} to {end.UtcDateTime:HH:mm}" : FormattableString.Invariant($"{first:yyyy-MM-dd} to {last:yyyy-MM-dd}");
    }

    // What was refused again and again is said once, before the events in their order.
    private static void ShowBlocked(IScreen screen, SessionAnswer session)
    {
        var groups = Events(session).Where(Blocked.Is).OrderBy(one => one.OccurredAt).ThenBy(one => one.Id)
            .GroupBy(one => (one.Asset, Said: EventRow.Said(one))).Select(group => group.ToArray()).ToArray();
        if (!groups.Any(group => group.Length > 1))
            return;
        var ordered = groups.OrderByDescending(group => group.Length).ToArray();
        var shown = screen.IsPlain ? ordered.Length : Math.Min(ordered.Length, BlockedOnTerminal);
        screen.Line();
        screen.Table(new TableView(
            [new Column("blocked"), new Column("by and when", IsElastic: true, Wraps: true)],
            [.. ordered.Take(shown).Select(group => new Piece[] { Piece.Strong(group[0].Asset), group.Length > 1 ? $"{EventRow.Said(group[0])} {EventRow.Span(group)}" : $"{EventRow.Said(group[0])} on {group[0].OccurredAt:yyyy-MM-dd}" })]));
        if (shown < ordered.Length)
            screen.Line(Piece.Muted($"and {Quantity.Count(ordered.Length - shown)} more; a pipe shows all"));
    }

    private static IEnumerable<PortfolioEvent> Events(SessionAnswer session) => session.Events.Concat(session.Traces.SelectMany(Events));

    private static IEnumerable<PortfolioEvent> Events(TraceAnswer trace) => trace.Events.Concat(trace.Children.SelectMany(Events));

    /// <summary>A status in words.</summary>
    public static Piece Status(SessionStatus status, string before = "") => new(before + Word(status), status switch
    {
        SessionStatus.Failed => Tone.Bad,
        SessionStatus.Abandoned => Tone.Warning,
        SessionStatus.Running => Tone.Accent,
        _ => Tone.Muted,
    });

    private static string Word(SessionStatus status) => status.ToString().ToLowerInvariant();
}

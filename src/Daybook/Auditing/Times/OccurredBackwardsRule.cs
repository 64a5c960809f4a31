using System.Globalization;
using Daybook.Auditing.Scopes;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Auditing.Times;

/// <summary>
/// The decision's own time goes back inside a trace or a session. What happens in different sessions is not compared: imports and replays tell of the past. Neither is a session in which only what
/// is told of a portfolio is recorded: trades are told when they are known. A session that is a run of its
/// own may go over the same days once for each asset, so there only the traces count.
/// </summary>
/// <param name="tolerance">How far back is still right: threads that record at once overtake each other.</param>
internal sealed class OccurredBackwardsRule(TimeSpan tolerance) : IAuditRule
{
    private readonly long _toleranceMicros = tolerance.Ticks / TimeSpan.TicksPerMicrosecond;
    private readonly ImportSessions _imports = new();
    private readonly Dictionary<SessionKey, Scope> _sessions = [];

    public string Name => "occurred-backwards";

    public Severity Severity => Severity.Warning;

    public string Description => string.Create(CultureInfo.InvariantCulture, $"Inside a session or a trace an event occurred more than {tolerance.TotalMilliseconds:0} ms before the one recorded before it.");

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (seen.SessionId is null && seen.TraceId is null)
            return;
        _imports.Follow(seen);
        var key = new SessionKey(seen.Origin, seen.SessionId);

        // Whoever finds a session abandoned writes its end by his own clock.
        if (seen.Type.Name == TraceNames.SessionEnd && (seen.Text(TraceNames.Status) == "abandoned" || _imports.Contains(key)))
        {
            _sessions.Remove(key);
            return;
        }

        if (!_sessions.TryGetValue(key, out var scope))
            _sessions[key] = scope = new Scope(IsOneStory(audited, key));
        if (scope.Follow(seen, _toleranceMicros) is { } earlier)
            evidence.Add(seen, $"it occurred at {IsoTime.Format(seen.OccurredAt)}, and event {earlier.Id}, recorded before it in the same {earlier.Where}, at {IsoTime.Format(earlier.At)}");
        if (seen.Type.Name == TraceNames.SessionEnd)
            _sessions.Remove(key);
    }

    private bool IsOneStory(in AuditedEvent audited, in SessionKey key) => key.SessionId is not null && audited.Book.RunId is null && !_imports.Contains(key)
        && !(audited.Event.Type.Name == TraceNames.SessionStart && audited.Event.Text(TraceNames.Kind) == PortfolioBook.ToldKind);

    private sealed class Scope(bool isOneStory)
    {
        private readonly Dictionary<string, (long Id, long Micros)> _traces = new(StringComparer.Ordinal);
        private (long Id, long Micros) _latest = (0, long.MinValue);

        /// <summary>Takes in an event; the event that it should not have occurred before, or null.</summary>
        public (long Id, DateTimeOffset At, string Where)? Follow(PortfolioEvent seen, long toleranceMicros)
        {
            var now = (seen.Id, seen.Fields.OccurredMicros);
            (long Id, DateTimeOffset At, string Where)? earlier = null;
            if (isOneStory && IsBefore(now.OccurredMicros, _latest.Micros, toleranceMicros))
                earlier = (_latest.Id, Microseconds.ToTime(_latest.Micros), "session");
            if (seen.TraceId is { } trace)
            {
                if (_traces.TryGetValue(trace, out var inTrace) && IsBefore(now.OccurredMicros, inTrace.Micros, toleranceMicros))
                    earlier = (inTrace.Id, Microseconds.ToTime(inTrace.Micros), "trace");
                if (seen.Type.Name == TraceNames.TraceEnd)
                    _traces.Remove(trace);
                else
                    _traces[trace] = now;
            }

            _latest = now;
            return earlier;
        }

        private static bool IsBefore(long now, long before, long toleranceMicros) => before != long.MinValue && now < before - toleranceMicros;
    }
}

using System.Globalization;
using Daybook.Events;

namespace Daybook.Cli.Demo;

/// <summary>
/// What the demo's protections said, as events: a session per day on which something was asked, in it one trace for the rebalance and one below it per asset.
/// Times of day and durations come from the seed.
/// </summary>
internal sealed class DemoLog(int seed)
{
    private readonly Random _random = new(seed);
    private DateTimeOffset _clock;
    private DateTimeOffset _dayStart;
    private string? _session;
    private string _regime = string.Empty;
    private int _checks;

    /// <summary>The events, in order; types as the catalogue has them.</summary>
    public List<EventFields> Events { get; } = [];

    /// <summary>Begins a day; nothing is written before something is asked.</summary>
    public void BeginDay(DateOnly date, string regime)
    {
        _session = null;
        _regime = regime;
        _clock = new DateTimeOffset(date, new TimeOnly(21, 0), TimeSpan.Zero);
    }

    /// <summary>Ends a day.</summary>
    public void EndDay()
    {
        if (_session is null)
            return;
        var duration = (_clock - _dayStart).TotalMilliseconds;
        Add("trace_end", "end", "rebalance completed", trace: RootTrace, duration: duration, metadata: Metadata.Of(("operation", "rebalance"), ("success", true)));
        Add("session_end", "end", "rebalance completed", duration: duration, metadata: Metadata.Of(("status", "completed")));
    }

    /// <summary>Asks about one asset: a trace around what the protections answer.</summary>
    public void Ask(string asset, string operation, Action<DemoQuestion> answer)
    {
        BeginSession();
        var trace = $"{_session}/{asset}/{operation}";
        var start = _clock;
        Add("trace_start", "start", $"{operation} {asset}", asset, trace, metadata: Metadata.Of(("operation", $"{operation} {asset}"), ("parent_trace_id", RootTrace)));
        answer(new DemoQuestion(this, asset, trace));
        Add("trace_end", "end", $"{operation} {asset} decided", asset, trace, (_clock - start).TotalMilliseconds, Metadata.Of(("operation", $"{operation} {asset}"), ("success", true)));
    }

    internal int NextCheck() => ++_checks;

    internal double Elapse()
    {
        var milliseconds = Math.Round(0.15 + (1.6 * _random.NextDouble() * _random.NextDouble()), 3);
        _clock = _clock.AddMicroseconds(Math.Round(milliseconds * 1_000));
        return milliseconds;
    }

    internal void Add(
        string type,
        string action,
        string reason,
        string? asset = null,
        string? trace = null,
        double? duration = null,
        Metadata? metadata = null,
        double? score = null,
        (double Before, double After)? size = null)
    {
        Events.Add(new EventFields
        {
            OccurredMicros = Microseconds.From(_clock),
            Type = EventType.Foreign(type, EventTypes.Find(type)?.Category ?? EventCategory.System),
            TraceId = trace,
            SessionId = _session,
            Asset = asset,
            Regime = _regime,
            Action = action,
            Reason = reason,
            ScoreAfter = score,
            SizeBefore = size?.Before,
            SizeAfter = size?.After,
            ExecutionTimeMs = duration is { } milliseconds ? Math.Round(milliseconds, 3) : null,
            Metadata = metadata,
        });
    }

    private string RootTrace => $"{_session}/rebalance";

    private void BeginSession()
    {
        if (_session is not null)
            return;
        _session = string.Create(CultureInfo.InvariantCulture, $"rebalance-{_clock:yyyy-MM-dd}");
        _dayStart = _clock;
        Add("session_start", "start", "daily rebalance", metadata: Metadata.Of(("kind", "rebalance"), ("seed", seed)));
        Add("trace_start", "start", "rebalance", trace: RootTrace, metadata: Metadata.Of(("operation", "rebalance")));
        Elapse();
    }
}

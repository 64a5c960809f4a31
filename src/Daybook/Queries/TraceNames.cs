using Daybook.Events;

namespace Daybook.Queries;

/// <summary>The types and metadata keys by which sessions and traces are known, also in imported events, whose types may carry a foreign category.</summary>
internal static class TraceNames
{
    public static string TraceStart => EventTypes.TraceStart.Name;
    public static string TraceEnd => EventTypes.TraceEnd.Name;
    public static string SessionStart => EventTypes.SessionStart.Name;
    public static string SessionEnd => EventTypes.SessionEnd.Name;

    public const string Operation = "operation";
    public const string ParentTraceId = "parent_trace_id";
    public const string Success = "success";
    public const string DurationMs = "duration_ms";
    public const string Status = "status";
    public const string Kind = "kind";
    public const string Portfolio = "portfolio";
    public const string ParentSession = "parent_session_id";
    public const string ReferenceKind = "session_type";
}

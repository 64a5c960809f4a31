using System.Diagnostics;

namespace Daybook.Recording.Sessions;

/// <summary>The activity source <c>Daybook</c>: an activity per session and per trace, when somebody listens.</summary>
internal static class Activities
{
    private static readonly ActivitySource Source = new("Daybook", typeof(Activities).Assembly.GetName().Version?.ToString(3));

    public static Activity? Start(string name, string sessionId, string? traceId = null, string? asset = null)
    {
        if (!Source.HasListeners() || Source.StartActivity(name) is not { } activity)
            return null;
        activity.SetTag("daybook.session.id", sessionId);
        if (traceId is not null)
            activity.SetTag("daybook.trace.id", traceId);
        if (asset is not null)
            activity.SetTag("daybook.asset", asset);
        return activity;
    }

    public static void End(Activity? activity, bool success, string? error)
    {
        if (activity is null)
            return;
        if (!success)
            activity.SetStatus(ActivityStatusCode.Error, error);
        activity.Dispose();
    }
}

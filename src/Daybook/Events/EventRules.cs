namespace Daybook.Events;

/// <summary>What an event must be before it exists: strict for those that the system records, faithful for those that an import finds.</summary>
internal static class EventRules
{
    public static void CheckNative(ref EventFields fields, bool isJournalsOwn = false)
    {
        var type = fields.Type ?? throw new InvalidEventException("event_type", "it is required");
        if (!isJournalsOwn)
            RequireNotJournalsOwn(type);
        if (type.IsForeign)
            throw new InvalidEventException("event_type", $"'{type}' was found by an import and is not defined here; define it with EventType.Define");
        if (fields.Origin is not null)
            throw new InvalidEventException("origin", "only an import has one");
        if (string.IsNullOrWhiteSpace(fields.Reason))
            throw new InvalidEventException("reason", "it is required: a decision without a reason cannot be explained");
        CheckStorable(ref fields);
        CheckAction(ref fields, type);
        CheckRequired(in fields, type);
        if (fields.RawExecutionTimeMs < 0)
            throw new InvalidEventException("execution_time_ms", $"{fields.RawExecutionTimeMs} is negative");
        if (fields.ActivePositions < 0)
            throw new InvalidEventException("active_positions", $"{fields.ActivePositions} is negative");
        if (ReferenceEquals(type, EventTypes.Decision))
            DecisionShape.Require(fields.Metadata);
    }

    public static void CheckForeign(ref EventFields fields)
    {
        if (fields.Type is null)
            throw new InvalidEventException("event_type", "it is required");
        if (string.IsNullOrEmpty(fields.Origin))
            throw new InvalidEventException("origin", "an imported event must name its source");
        fields.Reason ??= string.Empty;
        EventText.Require(fields.Type.Name, "event_type", EventText.MaxShort);
        EventText.Require(fields.Type.Category.Name, "event_category", EventText.MaxShort);
        CheckStorable(ref fields);
    }

    /// <summary>Refuses a type by which the journal speaks of itself.</summary>
    public static void RequireNotJournalsOwn(EventType type)
    {
        if (type.IsJournalsOwn)
            throw new InvalidEventException("event_type", $"'{type}' is about the journal itself; only the journal records it");
    }

    private static void CheckStorable(ref EventFields fields)
    {
        if (fields.OccurredMicros == EventFields.NoTime)
            throw new InvalidEventException("timestamp", "it is required");
        if (fields.OccurredMicros < Microseconds.Min || fields.OccurredMicros > Microseconds.Max)
            throw new InvalidEventException("timestamp", "it is outside the years 1 to 9999");
        EventText.Require(fields.TraceId, "trace_id", EventText.MaxShort);
        EventText.Require(fields.SessionId, "session_id", EventText.MaxShort);
        EventText.Require(fields.Asset, "asset", EventText.MaxShort);
        EventText.Require(fields.Regime, "regime", EventText.MaxShort);
        EventText.Require(fields.Action, "action", EventText.MaxShort);
        EventText.Require(fields.Actor, "actor", EventText.MaxShort);
        EventText.Require(fields.Origin, "origin", EventText.MaxShort);
        EventText.Require(fields.Reason, "reason", EventText.MaxReason);
        if (fields.Metadata is { IsEmpty: true })
            fields.Metadata = null;
        fields.RawScoreBefore = Finite(fields.RawScoreBefore, "score_before");
        fields.RawScoreAfter = Finite(fields.RawScoreAfter, "score_after");
        fields.RawSizeBefore = Finite(fields.RawSizeBefore, "size_before");
        fields.RawSizeAfter = Finite(fields.RawSizeAfter, "size_after");
        fields.RawPortfolioAllocation = Finite(fields.RawPortfolioAllocation, "portfolio_allocation");
        fields.RawExecutionTimeMs = Finite(fields.RawExecutionTimeMs, "execution_time_ms");
    }

    private static void CheckAction(ref EventFields fields, EventType type)
    {
        var actions = type.Actions;
        if (actions.Count == 0)
            return;
        if (fields.Action is not { } action)
        {
            fields.Action = actions.Count == 1
                ? actions[0]
                : throw new InvalidEventException("action", $"a {type} requires one of {string.Join(", ", actions)}");
            return;
        }

        for (var i = 0; i < actions.Count; i++)
        {
            if (actions[i] == action)
                return;
        }

        throw new InvalidEventException("action", $"a {type} cannot have the action '{action}'; it allows {string.Join(", ", actions)}");
    }

    private static void CheckRequired(in EventFields fields, EventType type)
    {
        var required = type.Required;
        if (required == EventColumns.None)
            return;
        Require(EventColumns.Asset, !string.IsNullOrWhiteSpace(fields.Asset), "asset");
        Require(EventColumns.Regime, !string.IsNullOrWhiteSpace(fields.Regime), "regime");
        Require(EventColumns.ScoreAfter, !double.IsNaN(fields.RawScoreAfter), "score_after");
        Require(EventColumns.SizeAfter, !double.IsNaN(fields.RawSizeAfter), "size_after");
        Require(EventColumns.Session, !string.IsNullOrWhiteSpace(fields.SessionId), "session_id");
        Require(EventColumns.Trace, !string.IsNullOrWhiteSpace(fields.TraceId), "trace_id");

        void Require(EventColumns column, bool given, string name)
        {
            if ((required & column) != 0 && !given)
                throw new InvalidEventException(name, $"a {type} requires it");
        }
    }

    // SQLite keeps a real that equals an integer as that integer, and so loses the sign of -0.0; it is dropped here, where it can be seen.
    private static double Finite(double number, string column)
    {
        if (double.IsInfinity(number))
            throw new InvalidEventException(column, $"{number} is not a finite number");
        return number == 0 ? 0 : number;
    }
}

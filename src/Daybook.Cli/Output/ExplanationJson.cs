using System.Globalization;
using System.Text.Json;
using Daybook.Cli.Text;
using Daybook.Engine.Explaining;
using Daybook.Events;
using Daybook.Explanations;
using Daybook.Filters;
using Daybook.Operations.Json;
using Daybook.Operations.Sessions;
using Daybook.Operations.Traces;

namespace Daybook.Cli.Output;

/// <summary>An explanation as one JSON document.</summary>
internal static class ExplanationJson
{
    public static void Write(Utf8JsonWriter writer, Explanation explanation, EngineExplanation? engine)
    {
        writer.WriteStartObject();
        writer.WriteString("asset", explanation.Asset);
        writer.WriteString("date", explanation.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteStartArray("decisions");
        foreach (var decision in explanation.Decisions)
            WriteDecision(writer, decision);
        writer.WriteEndArray();
        writer.WriteNumber("omitted", explanation.Omitted);
        JsonOutput.Events(writer, "before", explanation.Before);
        JsonOutput.Events(writer, "after", explanation.After);
        writer.WriteStartArray("sentences");
        foreach (var sentence in explanation.Sentences)
            writer.WriteStringValue(sentence);
        writer.WriteEndArray();
        if (engine is not null)
        {
            writer.WritePropertyName("engine");
            EngineJson.Write(writer, engine);
        }

        writer.WriteEndObject();
    }

    private static void WriteDecision(Utf8JsonWriter writer, ExplainedDecision decision)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("event");
        EventJson.Write(writer, decision.Event);
        DecisionView.WriteJson(writer, decision.Decision);
        writer.WriteStartArray("checks");
        foreach (var check in decision.Checks)
            WriteCheck(writer, check);
        writer.WriteEndArray();
        JsonOutput.Events(writer, "related", decision.Related);
        JsonOutput.Events(writer, "context", decision.Context);
        if (decision.Trace is { } trace)
        {
            writer.WritePropertyName("trace");
            AnswerJson.Write(writer, TraceAnswer.Of(trace));
        }
        else
        {
            writer.WriteNull("trace");
        }

        if (decision.Session is { } session)
        {
            writer.WritePropertyName("session");
            AnswerJson.Write(writer, SessionFacts.Of(session));
        }
        else
        {
            writer.WriteNull("session");
        }

        writer.WriteEndObject();
    }

    private static void WriteCheck(Utf8JsonWriter writer, Check check)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", check.Rule);
        writer.WriteString("verdict", check.Verdict.ToString().ToLowerInvariant());
        writer.WriteString("code", check.Code);
        writer.WriteString("reason", check.Reason);
        writer.WriteStartArray("measures");
        foreach (var measure in check.Measures)
        {
            writer.WriteStartObject();
            writer.WriteString("name", measure.Name);
            writer.WriteString("observed", measure.Observed);
            writer.WriteString("threshold", measure.Threshold);
            writer.WriteString("comparison", measure.Comparison?.ToSymbol());
            writer.WriteString("unit", measure.Unit);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("blocked_until", check.BlockedUntil is { } until ? TimeText.Exact(until) : null);
        writer.WriteNumber("event_id", check.Source.Id);
        writer.WriteEndObject();
    }
}

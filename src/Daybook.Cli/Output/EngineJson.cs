using System.Globalization;
using System.Text.Json;
using Daybook.Cli.Text;
using Daybook.Engine;
using Daybook.Engine.Explaining;
using Daybook.Engine.Explaining.Changes;
using Daybook.Engine.Protections.Chain;

namespace Daybook.Cli.Output;

/// <summary>The engine's part of an explanation as a JSON object.</summary>
internal static class EngineJson
{
    public static void Write(Utf8JsonWriter writer, EngineExplanation engine)
    {
        writer.WriteStartObject();
        writer.WriteString("asset", engine.Asset);
        writer.WriteString("date", engine.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("run", engine.Run);
        if (engine.Portfolio is { } name)
            writer.WriteString("portfolio", name);
        WriteNamed(writer, "previous", engine.Previous);
        WriteNamed(writer, "next", engine.Next);
        WriteSentences(writer, engine.Sentences);
        writer.WriteStartArray("rebalances");
        foreach (var explained in engine.Rebalances)
            Write(writer, explained);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ExplainedRebalance explained)
    {
        writer.WriteStartObject();
        writer.WriteString("at", TimeText.Exact(explained.At));
        writer.WriteNumber("event_id", explained.Start.Id);
        writer.WriteNumber("universe", explained.Universe);
        WriteInputs(writer, explained.Inputs);
        WriteRegime(writer, explained.Regime);
        WriteSelection(writer, explained);
        writer.WriteStartArray("protections");
        foreach (var answer in explained.Protections)
            WriteProtections(writer, answer);
        writer.WriteEndArray();
        writer.WriteStartArray("cuts");
        foreach (var cut in explained.Cuts)
            WriteCut(writer, cut);
        writer.WriteEndArray();
        WriteOutcome(writer, explained.Outcome);
        WriteFill(writer, explained.Fill);
        WriteSentences(writer, explained.Sentences);
        SettingsView.WriteNotUsed(writer, explained.NotUsed);
        WriteNearest(writer, explained.Nearest);
        writer.WriteEndObject();
    }

    private static void WriteRegime(Utf8JsonWriter writer, RegimeAnswer? regime)
    {
        if (regime is null)
            return;
        writer.WriteStartObject("regime_parameters");
        writer.WriteString("regime", regime.Regime);
        writer.WriteNumber("event_id", regime.Event);
        writer.WriteStartArray("settings");
        foreach (var setting in regime.Settings)
        {
            writer.WriteStartObject();
            writer.WriteString("name", setting.Key);
            writer.WriteString("configured", setting.Configured);
            writer.WriteString("applied", setting.Applied);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteInputs(Utf8JsonWriter writer, DecisionInputs? inputs)
    {
        if (inputs is null)
        {
            writer.WriteNull("inputs");
            return;
        }

        var score = inputs.Score;
        writer.WriteStartObject("inputs");
        JsonOutput.Number(writer, "score", score.Value);
        writer.WriteString("score_code", score.Code);
        writer.WriteString("score_reason", score.Reason);
        writer.WriteNumber("confidence", score.Confidence);
        JsonOutput.Number(writer, "technical_score", score.Technical?.Score);
        JsonOutput.Number(writer, "trend", score.Technical?.Components?.Trend);
        JsonOutput.Number(writer, "momentum", score.Technical?.Components?.Momentum);
        JsonOutput.Number(writer, "mean_reversion", score.Technical?.Components?.MeanReversion);
        JsonOutput.Number(writer, "volatility", score.Technical?.Components?.Volatility);
        JsonOutput.Number(writer, "fundamental_score", score.Fundamental);
        writer.WriteNumber("threshold", inputs.Threshold);
        writer.WriteNumber("size", inputs.Size);
        JsonOutput.Number(writer, "price", inputs.Price);
        JsonOutput.Number(writer, "return", inputs.Return);
        writer.WriteString("regime", inputs.Regime);
        JsonOutput.Number(writer, "regime_confidence", inputs.RegimeConfidence);
        writer.WriteEndObject();
    }

    private static void WriteSelection(Utf8JsonWriter writer, ExplainedRebalance explained)
    {
        if (explained.Selection is not { } selection)
        {
            writer.WriteNull("selection");
            return;
        }

        writer.WriteStartObject("selection");
        writer.WriteString("code", selection.Code);
        JsonOutput.Whole(writer, "rank", selection.Rank);
        writer.WriteNumber("ranked", selection.Ranked);
        writer.WriteNumber("places", selection.Places);
        writer.WriteStartArray("ahead");
        foreach (var one in selection.Ahead)
            WriteRanked(writer, one);
        writer.WriteEndArray();
        writer.WritePropertyName("last");
        WriteRanked(writer, selection.Last);
        if (explained.Bucket is { } bucket)
        {
            writer.WriteStartObject("bucket");
            writer.WriteString("name", bucket.Bucket);
            writer.WriteString("code", bucket.Code);
            JsonOutput.Number(writer, "positions", bucket.Positions);
            writer.WriteNumber("limit", bucket.Limit);
            writer.WriteString("reason", bucket.Reason);
            JsonOutput.Whole(writer, "event_id", bucket.Event);
            writer.WriteStartArray("places");
            foreach (var place in bucket.Places)
            {
                writer.WriteStartObject();
                writer.WriteString("asset", place.Asset);
                JsonOutput.Number(writer, "score", place.Score);
                writer.WriteBoolean("held", place.IsHeld);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        if (explained.Correlation is { } correlation)
        {
            writer.WriteStartObject("correlation");
            writer.WriteString("other_asset", correlation.Other);
            writer.WriteNumber("correlation", correlation.Correlation);
            writer.WriteNumber("limit", correlation.Limit);
            writer.WriteBoolean("too_close", correlation.IsTooClose);
            writer.WriteNumber("event_id", correlation.Event);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteRanked(Utf8JsonWriter writer, RankedAsset? one)
    {
        if (one is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("asset", one.Asset);
        writer.WriteNumber("score", one.Score);
        writer.WriteString("code", one.Code);
        writer.WriteEndObject();
    }

    private static void WriteProtections(Utf8JsonWriter writer, ProtectionAnswer answer)
    {
        writer.WriteStartObject();
        writer.WriteString("requested_action", answer.Action.ToWord());
        writer.WriteBoolean("approved", answer.IsApproved);
        writer.WriteString("decided_by", answer.DecidedBy);
        writer.WriteStartArray("checks");
        foreach (var check in answer.Checks)
            WriteCheck(writer, check);
        writer.WriteEndArray();
        JsonOutput.Whole(writer, "event_id", answer.Event);
        writer.WriteEndObject();
    }

    private static void WriteCheck(Utf8JsonWriter writer, CheckedVerdict check)
    {
        var verdict = check.Verdict;
        writer.WriteStartObject();
        writer.WriteString("rule", verdict.Protection);
        writer.WriteString("verdict", check.IsBypassed ? "overridden" : verdict.Outcome.ToString().ToLowerInvariant());
        writer.WriteString("code", verdict.Code);
        writer.WriteString("reason", verdict.Reason);
        JsonOutput.Number(writer, "observed", verdict.Observed);
        JsonOutput.Number(writer, "threshold", verdict.Threshold);
        writer.WriteString("blocked_until", verdict.BlockedUntil is { } until ? TimeText.Exact(until) : null);
        writer.WriteBoolean("consulted", check.IsConsulted);
        writer.WriteString("override", verdict.Override?.Code);
        writer.WriteString("regime_override", check.Grant?.Code);
        writer.WriteEndObject();
    }

    private static void WriteCut(Utf8JsonWriter writer, SizeCut cut)
    {
        writer.WriteStartObject();
        writer.WriteNumber("wanted", cut.Wanted);
        writer.WriteNumber("granted", cut.Granted);
        writer.WriteNumber("allocation", cut.Allocation);
        writer.WriteNumber("limit", cut.Limit);
        writer.WriteString("bucket", cut.Bucket);
        writer.WriteNumber("event_id", cut.Event);
        writer.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter writer, DecisionOutcome outcome)
    {
        writer.WriteStartObject("outcome");
        writer.WriteString("action", Word(outcome.Action));
        writer.WriteString("code", outcome.Code);
        JsonOutput.Number(writer, "size", outcome.Target?.Size);
        JsonOutput.Number(writer, "size_before", outcome.Target?.Current);
        writer.WriteEndObject();
    }

    private static void WriteFill(Utf8JsonWriter writer, ExplainedFill? fill)
    {
        if (fill is null)
        {
            writer.WriteNull("fill");
            return;
        }

        writer.WriteStartObject("fill");
        writer.WriteString("at", TimeText.Exact(fill.At));
        writer.WriteString("action", fill.Action.ToWord());
        writer.WriteNumber("size_before", fill.SizeBefore);
        writer.WriteNumber("size_after", fill.SizeAfter);
        JsonOutput.Number(writer, "intended_size", fill.Intended);
        JsonOutput.Number(writer, "quantity", fill.Quantity);
        JsonOutput.Number(writer, "price", fill.Price);
        JsonOutput.Number(writer, "costs", fill.Costs);
        writer.WriteNumber("event_id", fill.Event);
        writer.WriteEndObject();
    }

    private static void WriteNearest(Utf8JsonWriter writer, NearestChanges? nearest)
    {
        if (nearest is null)
        {
            writer.WriteNull("nearest");
            return;
        }

        writer.WriteStartObject("nearest");
        writer.WriteStartArray("changes");
        foreach (var change in nearest.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(change.Kind.ToString()));
            writer.WriteString("key", change.Key);
            writer.WriteString("from", change.From);
            writer.WriteString("to", change.To);
            writer.WriteString("outcome", Word(change.Outcome));
            writer.WriteNumber("distance", change.Distance);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("decisions", nearest.Decisions);
        writer.WriteBoolean("complete", nearest.IsComplete);
        writer.WriteBoolean("assumes_uncorrelated", nearest.AssumesUncorrelated);
        writer.WriteEndObject();
    }

    private static void WriteNamed(Utf8JsonWriter writer, string name, NamedRebalance? rebalance)
    {
        if (rebalance is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteString("at", TimeText.Exact(rebalance.At));
        writer.WriteNumber("event_id", rebalance.Event);
        writer.WriteEndObject();
    }

    private static void WriteSentences(Utf8JsonWriter writer, IReadOnlyList<string> sentences)
    {
        writer.WriteStartArray("sentences");
        foreach (var sentence in sentences)
            writer.WriteStringValue(sentence);
        writer.WriteEndArray();
    }

    private static string Word(TradeAction? action) => action?.ToWord() ?? "none";
}

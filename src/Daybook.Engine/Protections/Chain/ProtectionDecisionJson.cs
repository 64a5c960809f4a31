using System.Buffers;
using System.Text.Json;
using Daybook.Decisions;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Selection;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Engine.Protections.Chain;

/// <summary>Writes a decision as the metadata of its event, in the shape of decisions; rules before version 3 had other keys for some of it.</summary>
internal static class ProtectionDecisionJson
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_output;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    public static Metadata Write(ProtectionDecision decision, string? targetCode = null, double? threshold = null, SelectionRank? place = null, bool isFormer = false)
    {
        var output = t_output ??= new ArrayBufferWriter<byte>(1024);
        var json = t_writer ??= new Utf8JsonWriter(output);
        output.ResetWrittenCount();
        json.Reset(output);
        json.WriteStartObject();
        json.WriteString("requested_action", decision.Request.Action.ToWord());
        if (targetCode is not null)
            json.WriteString("code", targetCode);
        if (decision.DecidedBy is { } decider)
            json.WriteString("decided_by", decider);
        if (!isFormer)
            WritePlace(json, threshold, place);
        WriteNames(json, "blocking_systems", decision.Blocking);
        json.WriteBoolean("override_applied", decision.Bypassed.Count > 0);
        json.WriteStartArray("checks");
        foreach (var check in decision.Checks)
            Write(json, check, isFormer);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();

        return Metadata.Parse(output.WrittenSpan);
    }

    private static void WritePlace(Utf8JsonWriter json, double? threshold, SelectionRank? place)
    {
        if (threshold is { } least)
            json.WriteNumber("threshold", least);
        if (place is not { } given)
            return;
        json.WriteNumber("rank", given.Rank);
        json.WriteNumber("of", given.Ranked);
        json.WriteNumber("places", given.Places);
    }

    private static void Write(Utf8JsonWriter json, CheckedVerdict check, bool isFormer)
    {
        var verdict = check.Verdict;
        json.WriteStartObject();
        json.WriteString("rule", verdict.Protection);
        if (isFormer)
            json.WriteBoolean("allowed", verdict.Allows || check.IsBypassed);
        json.WriteString("verdict", Word(check, isFormer));
        json.WriteString("code", verdict.Code);
        json.WriteString("reason", verdict.Reason);
        if (verdict.Observed is { } observed)
            json.WriteNumber("observed", observed);
        if (verdict.Comparison is { } comparison && !isFormer)
            json.WriteString("comparison", comparison.ToSymbol());
        if (verdict.Threshold is { } threshold)
            json.WriteNumber(isFormer ? "threshold" : "limit", threshold);
        if (verdict.Unit is { } unit && !isFormer)
            json.WriteString("unit", unit);
        if (verdict.BlockedUntil is { } until)
            json.WriteString(isFormer ? "blocked_until" : "until", IsoTime.Format(until));
        if (verdict.Override is { } eligibility)
            json.WriteString("override", eligibility.Code);
        if (check.Grant is { } grant)
            json.WriteString(RegimeOverrides.Name, grant.Code);
        if (!check.IsConsulted)
            json.WriteBoolean("consulted", value: false);
        json.WriteEndObject();
    }

    private static string Word(CheckedVerdict check, bool isFormer) => check.Verdict.Outcome switch
    {
        _ when check.IsBypassed => "override",
        CheckVerdict.Blocked => "block",
        CheckVerdict.Failed => isFormer ? "error" : "block",
        _ => "pass",
    };

    private static void WriteNames(Utf8JsonWriter json, string key, IReadOnlyList<string> names)
    {
        json.WriteStartArray(key);
        foreach (var name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }
}

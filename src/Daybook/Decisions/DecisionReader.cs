using System.Text.Json;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Decisions;

/// <summary>Reads decisions out of events, this version's and earlier ones'. Events are evidence: what is absent or of another shape is passed over.</summary>
internal static class DecisionReader
{
    // What the engine's selection calls the assets that it did not leave out.
    private static readonly string[] Selected = ["new", "held", "kept", "unscored_held"];

    /// <summary>The types whose events may list checks of a decision.</summary>
    public static readonly string[] TypesWithChecks = ["decision", "rebalancing_target_approved", "rebalancing_target_denied", "position_open", "position_adjust", "position_close", "position_hold"];

    /// <summary>The decision, or null.</summary>
    public static Decision? Read(PortfolioEvent recorded)
    {
        if (recorded.Asset is not { Length: > 0 } asset || !MayDecide(recorded))
            return null;
        using var document = Open(recorded);
        var root = document?.RootElement ?? default;
        if (ActionOf(recorded, root) is not { } action)
            return null;
        return new Decision
        {
            Asset = asset,
            Action = action,
            Inputs = [.. Items(root, "inputs").Select(Input).OfType<DecisionInput>()],
            Score = Number(root, "score") ?? recorded.ScoreAfter,
            Threshold = Number(root, "threshold"),
            Rank = Whole(root, "rank"),
            Ranked = Whole(root, "of"),
            Places = Whole(root, "places"),
            Checks = Checks(root) is { Count: > 0 } checks ? checks : LeftOut(recorded, root, Number(root, "threshold"), Whole(root, "rank")),
            Alternatives = [.. Items(root, "alternatives").Select(Alternative).OfType<DecisionAlternative>()],
            DecidedBy = Text(root, "decided_by"),
        };
    }

    /// <summary>The rules that an event lists under <c>checks</c>, whatever the event is.</summary>
    public static IReadOnlyList<DecisionCheck> Checks(PortfolioEvent recorded)
    {
        using var document = Open(recorded);
        return document is null ? [] : Checks(document.RootElement);
    }

    /// <summary>The code with which the engine's selection left an asset out, such as <c>no_slot</c>; null when it did not, or does not say.</summary>
    public static string? LeftOutBy(PortfolioEvent recorded)
    {
        if (!IsScore(recorded.Type.Name))
            return null;
        using var document = Open(recorded);
        return document is null ? null : LeftOutBy(document.RootElement);
    }

    /// <summary>A JSON text, or null for what is none or not well formed.</summary>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which only damaged bytes can hold.
            return null;
        }
    }

    private static bool IsScore(string type) => type is "asset_scored" or "threshold_breach";

    // Most events are none, and are told from their columns.
    private static bool MayDecide(PortfolioEvent recorded) => recorded.Type.Name switch
    {
        "decision" or "position_hold" or "position_decay" => true,
        "rebalancing_target_approved" or "rebalancing_target_denied" or "position_open" or "position_close" or "position_adjust" => recorded.Metadata is not null,
        var type => IsScore(type) && recorded.Metadata is not null && recorded.SizeBefore is not > 0,
    };

    private static DecisionAction? ActionOf(PortfolioEvent recorded, JsonElement root) => recorded.Type.Name switch
    {
        "decision" or "position_hold" => DecisionActions.Parse(recorded.Action),
        "position_decay" => DecisionAction.Decrease,
        "rebalancing_target_approved" => DecisionActions.Parse(Text(root, "requested_action")),
        "rebalancing_target_denied" => DecisionActions.Parse(Text(root, "requested_action")) switch
        {
            DecisionAction.Open => DecisionAction.NotOpen,
            DecisionAction.Close => DecisionAction.NotClose,
            DecisionAction.Increase or DecisionAction.Decrease => DecisionAction.Hold,
            _ => null,
        },
        var type when IsScore(type) => LeftOutBy(root) is null ? null : DecisionAction.NotOpen,
        _ => Items(root, "checks").Any() || Number(root, "threshold") is not null || Whole(root, "rank") is not null ? DecisionActions.Parse(recorded.Action) : null,
    };

    private static string? LeftOutBy(JsonElement root) => Text(root, "selection") is { } code && !Selected.Contains(code, StringComparer.Ordinal) ? code : null;

    /// <summary>What left an asset out that its recorded score and rank do not say: its bucket, a correlation, or in earlier versions the places.</summary>
    private static IReadOnlyList<DecisionCheck> LeftOut(PortfolioEvent recorded, JsonElement root, double? threshold, int? rank) =>
        IsScore(recorded.Type.Name) && LeftOutBy(root) is { } code && rank is null && !(threshold is { } least && (recorded.ScoreAfter is not { } score || score < least))
            ? [new DecisionCheck { Rule = "selection", Verdict = CheckVerdict.Blocked, Code = code }]
            : [];

    private static List<DecisionCheck> Checks(JsonElement root) => [.. Items(root, "checks").Select(Check)];

    private static DecisionCheck Check(JsonElement item)
    {
        var code = Text(item, "code");
        return new DecisionCheck
        {
            Rule = Text(item, "rule") ?? "unnamed",
            Verdict = Verdict(item),
            Code = code,
            Observed = Value(item, "observed"),
            Comparison = CompareOperators.Parse(Text(item, "comparison")) ?? Comparison(code),
            Limit = Value(item, "limit") ?? Value(item, "threshold"),
            Unit = Text(item, "unit"),
            Until = IsoTime.TryParse(Text(item, "until") ?? Text(item, "blocked_until"), out var until) ? until : null,
            Reason = Text(item, "reason"),
        };
    }

    /// <summary>What the engine's refusals compared before they said it.</summary>
    private static CompareOperator? Comparison(string? code) => code switch
    {
        "cycle_limit" => CompareOperator.Less,
        "min_duration" or "min_not_met" or "in_grace" or "no_room" => CompareOperator.GreaterOrEqual,
        _ => null,
    };

    private static CheckVerdict Verdict(JsonElement item) => Text(item, "verdict")?.ToLowerInvariant() switch
    {
        "pass" or "allow" or "approve" or "check" => CheckVerdict.Passed,
        "block" or "deny" or "reject" => CheckVerdict.Blocked,
        "override" => CheckVerdict.Overridden,
        "error" => CheckVerdict.Failed,
        _ => Value(item, "allowed")?.Flag switch
        {
            true => CheckVerdict.Passed,
            false => CheckVerdict.Blocked,
            null => CheckVerdict.Noted,
        },
    };

    private static DecisionInput? Input(JsonElement item) => Text(item, "name") is { } name ? new DecisionInput(name, Value(item, "value"), Text(item, "unit")) : null;

    private static DecisionAlternative? Alternative(JsonElement item) =>
        Text(item, "name") is { } name ? new DecisionAlternative(name, Number(item, "score"), Text(item, "reason")) : null;

    private static IEnumerable<JsonElement> Items(JsonElement root, string key) => Find(root, key) is { ValueKind: JsonValueKind.Array } items
        ? items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
        : [];

    private static JsonElement? Find(JsonElement from, string key) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(key, out var value) ? value : null;

    private static DecisionValue? Value(JsonElement from, string key) => Find(from, key) is { } value ? DecisionValue.Of(value) : null;

    private static string? Text(JsonElement from, string key) => Value(from, key)?.Text;

    private static double? Number(JsonElement from, string key) => Value(from, key)?.Number;

    private static int? Whole(JsonElement from, string key) => Find(from, key) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var whole) ? whole : null;

    private static JsonDocument? Open(PortfolioEvent recorded)
    {
        try
        {
            return recorded.Metadata?.ToDocument();
        }
        catch (JsonException)
        {
            // Damaged bytes are verify's to report; here they say nothing.
            return null;
        }
    }
}

using System.Text.Json;

namespace Daybook.Events;

/// <summary>What the metadata of a <c>decision</c> must be before it is recorded. Keys that are not listed may stand beside; null is the same as nothing.</summary>
internal static class DecisionShape
{
    private static readonly string[] Verdicts = ["pass", "block", "override"];
    private static readonly string[] Comparisons = [">=", ">", "<=", "<", "=", "!="];

    /// <summary>Refuses another shape.</summary>
    /// <exception cref="InvalidEventException">A part has another shape; the message gives its path.</exception>
    public static void Require(Metadata? metadata)
    {
        if (metadata is null)
            return;
        using var document = metadata.ToDocument();
        var root = document.RootElement;
        foreach (var key in (string[])["score", "threshold"])
            RequireNumber(root, key, key);
        RequireWhole(root, "rank", least: 1);
        RequireWhole(root, "of", least: 1);
        RequireWhole(root, "places", least: 0);
        if (Find(root, "rank") is { } rank && Find(root, "of") is { } of && rank.GetInt32() > of.GetInt32())
            throw Misfit("rank", $"is {rank}, but only {of} were ranked");
        RequireText(root, "decided_by", "decided_by");
        RequireItems(root, "inputs", RequireInput);
        RequireItems(root, "checks", RequireCheck);
        RequireItems(root, "alternatives", RequireAlternative);
    }

    private static void RequireInput(JsonElement input, string path)
    {
        RequireName(input, "name", path);
        RequireValue(input, "value", path);
        RequireText(input, "unit", $"{path}.unit");
    }

    private static void RequireCheck(JsonElement check, string path)
    {
        RequireName(check, "rule", path);
        RequireWord(check, "verdict", path, Verdicts, isRequired: true);
        RequireWord(check, "comparison", path, Comparisons, isRequired: false);
        RequireValue(check, "observed", path);
        RequireValue(check, "limit", path);
        foreach (var key in (string[])["code", "unit", "reason"])
            RequireText(check, key, $"{path}.{key}");
        if (Find(check, "until") is { } until && (until.ValueKind != JsonValueKind.String || !IsoTime.TryParse(until.GetString(), out _)))
            throw Misfit($"{path}.until", $"is {Shown(until)}; it must be a time such as 2025-03-19T00:00:00Z");
        if (Find(check, "comparison")?.GetString() is ">=" or ">" or "<=" or "<")
            RequireOrder(check, path);
    }

    private static void RequireAlternative(JsonElement alternative, string path)
    {
        RequireName(alternative, "name", path);
        RequireNumber(alternative, "score", $"{path}.score");
        RequireText(alternative, "reason", $"{path}.reason");
    }

    private static void RequireOrder(JsonElement check, string path)
    {
        foreach (var key in (string[])["observed", "limit"])
        {
            if (Find(check, key) is { ValueKind: not JsonValueKind.Number } value)
                throw Misfit($"{path}.{key}", $"is {Shown(value)}; only numbers can be ordered, other values are compared by = and !=");
        }
    }

    private static void RequireItems(JsonElement root, string key, Action<JsonElement, string> require)
    {
        if (Find(root, key) is not { } items)
            return;
        if (items.ValueKind != JsonValueKind.Array)
            throw Misfit(key, $"is {Shown(items)}; it must be a list of objects");
        var i = 0;
        foreach (var item in items.EnumerateArray())
        {
            var path = $"{key}[{i++}]";
            if (item.ValueKind != JsonValueKind.Object)
                throw Misfit(path, $"is {Shown(item)}; it must be an object");
            require(item, path);
        }
    }

    private static void RequireName(JsonElement item, string key, string path)
    {
        RequireText(item, key, $"{path}.{key}");
        if (string.IsNullOrWhiteSpace(Find(item, key)?.GetString()))
            throw Misfit($"{path}.{key}", "is missing or empty; it is required");
    }

    private static void RequireWord(JsonElement item, string key, string path, string[] words, bool isRequired)
    {
        if (Find(item, key) is not { } word)
        {
            if (isRequired)
                throw Misfit($"{path}.{key}", $"is missing; it must be one of {string.Join(", ", words)}");
            return;
        }

        if (word.ValueKind != JsonValueKind.String || !words.Contains(word.GetString(), StringComparer.Ordinal))
            throw Misfit($"{path}.{key}", $"is {Shown(word)}; it must be one of {string.Join(", ", words)}");
    }

    private static void RequireValue(JsonElement item, string key, string path)
    {
        if (Find(item, key) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } value)
            throw Misfit($"{path}.{key}", $"is {Shown(value)}; it must be a number, a text, true or false");
    }

    private static void RequireNumber(JsonElement item, string key, string path)
    {
        if (Find(item, key) is { ValueKind: not JsonValueKind.Number } value)
            throw Misfit(path, $"is {Shown(value)}; it must be a number");
    }

    private static void RequireWhole(JsonElement root, string key, int least)
    {
        if (Find(root, key) is { } value && (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var whole) || whole < least))
            throw Misfit(key, $"is {Shown(value)}; it must be a whole number of {least} or more");
    }

    private static void RequireText(JsonElement item, string key, string path)
    {
        if (Find(item, key) is { ValueKind: not JsonValueKind.String } value)
            throw Misfit(path, $"is {Shown(value)}; it must be a text");
    }

    private static JsonElement? Find(JsonElement from, string key) => from.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"'{value.GetString()}'",
        _ => value.GetRawText(),
    };

    private static InvalidEventException Misfit(string path, string problem) => new("metadata", $"{path} {problem}");
}

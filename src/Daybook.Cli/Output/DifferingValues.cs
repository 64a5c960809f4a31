using System.Text.Json;

namespace Daybook.Cli.Output;

/// <summary>What differs between two texts of a column, for people: of two JSON objects the keys whose values differ, and of long texts the part around the first difference.</summary>
/// <param name="Field">The column, or <c>metadata.key</c>.</param>
/// <param name="Recorded">What was recorded; null: nothing.</param>
/// <param name="Now">What it is now; null: nothing.</param>
internal sealed record DifferingValues(string Field, string? Recorded, string? Now)
{
    private const int Longest = 48;
    private const int Before = 12;

    /// <summary>The keys that differ, of metadata on both sides; otherwise the column as it is.</summary>
    public static IReadOnlyList<DifferingValues> Of(string field, string? recorded, string? now)
    {
        var found = new List<DifferingValues>();
        if (field == "metadata" && recorded is not null && now is not null)
        {
            try
            {
                using var left = JsonDocument.Parse(recorded);
                using var right = JsonDocument.Parse(now);
                Compare(field, left.RootElement, right.RootElement, found);
            }
            catch (JsonException)
            {
                // Text that is no JSON is compared as text.
                found.Clear();
            }
        }

        return found.Count > 0 ? found : [new DifferingValues(field, recorded, now)];
    }

    /// <summary>The same with long values cut to what surrounds the first sign that differs.</summary>
    public DifferingValues Shortened()
    {
        var (left, right) = (Recorded ?? "", Now ?? "");
        var first = left.AsSpan().CommonPrefixLength(right);
        return new DifferingValues(Field, Shortened(Recorded, first), Shortened(Now, first));
    }

    private static void Compare(string path, JsonElement left, JsonElement right, List<DifferingValues> found)
    {
        if (left.ValueKind != JsonValueKind.Object || right.ValueKind != JsonValueKind.Object)
        {
            if (left.GetRawText() != right.GetRawText())
                found.Add(new DifferingValues(path, left.GetRawText(), right.GetRawText()));
            return;
        }

        foreach (var one in left.EnumerateObject())
        {
            if (right.TryGetProperty(one.Name, out var other))
                Compare($"{path}.{one.Name}", one.Value, other, found);
            else
                found.Add(new DifferingValues($"{path}.{one.Name}", one.Value.GetRawText(), null));
        }

        foreach (var one in right.EnumerateObject().Where(one => !left.TryGetProperty(one.Name, out _)))
            found.Add(new DifferingValues($"{path}.{one.Name}", null, one.Value.GetRawText()));
    }

    private static string? Shortened(string? text, int first)
    {
        if (text is null || text.Length <= Longest)
            return text;
        var start = Math.Clamp(first - Before, 0, text.Length - Longest);
        return $"{(start > 0 ? "…" : "")}{text.AsSpan(start, Longest)}{(start + Longest < text.Length ? "…" : "")}";
    }
}

using System.Text.Json;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Server.Pages.Events;

/// <summary>An event's metadata for reading. All of it is untrusted.</summary>
/// <param name="Values">Its values, nested as they are recorded.</param>
/// <param name="LeftOut">How many values were left out, because there are so many.</param>
internal sealed record ShownMetadata(IReadOnlyList<ShownValue> Values, int LeftOut)
{
    /// <summary>A longer text is no condition that anybody would look for.</summary>
    public const int LongestCondition = 256;

    private const int MostValues = 500;

    /// <summary>Reads an event's metadata.</summary>
    public static ShownMetadata Of(PortfolioEvent shown)
    {
        if (shown.Metadata is not { } metadata)
            return new ShownMetadata([], 0);
        using var document = metadata.ToDocument();
        var walk = new Walk();
        var values = walk.Members(document.RootElement, []);
        return new ShownMetadata([.. values.Select(value => value with { Meaning = MeaningOf(shown.Type, value.Name) })], walk.LeftOut);
    }

    private static string? MeaningOf(EventType type, string key) =>
        type.MetadataKeys.FirstOrDefault(known => known.Name == key) is { } found ? $"{found.Description} ({found.Unit})" : null;

    private sealed class Walk
    {
        private int _values;

        public int LeftOut => Math.Max(0, _values - MostValues);

        public List<ShownValue> Members(JsonElement parent, string[] path)
        {
            List<ShownValue> parts = [];
            if (parent.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in parent.EnumerateObject())
                    Add(parts, member.Name, member.Value, [.. path, member.Name]);
            }
            else
            {
                var index = 0;
                foreach (var item in parent.EnumerateArray())
                {
                    var place = index++.ToString(System.Globalization.CultureInfo.InvariantCulture);
                    Add(parts, place, item, [.. path, place]);
                }
            }

            return parts;
        }

        private void Add(List<ShownValue> parts, string name, JsonElement value, string[] path)
        {
            if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && (value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Any() : value.GetArrayLength() > 0))
            {
                var nested = Members(value, path);
                if (nested.Count > 0)
                    parts.Add(new ShownValue(name, null, null) { Parts = nested });
            }
            else if (++_values <= MostValues)
            {
                parts.Add(new ShownValue(name, TextOf(value), ConditionOf(value, path)));
            }
        }

        private static string TextOf(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => "null",
            _ => value.GetRawText(),
        };

        private static string? ConditionOf(JsonElement value, string[] path)
        {
            var field = FilterField.InMetadata(path);
            return value.ValueKind switch
            {
                JsonValueKind.String when value.GetString() is { Length: <= LongestCondition } text => Filter.Equal(field, text).ToString(),
                JsonValueKind.True or JsonValueKind.False => Filter.Equal(field, value.GetBoolean()).ToString(),
                // A filter writes numbers as JSON does, and whole ones exactly.
                JsonValueKind.Number => $"{field} = {value.GetRawText()}",
                JsonValueKind.Null => Filter.IsNull(field).ToString(),
                _ => null,
            };
        }
    }
}

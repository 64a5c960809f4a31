using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daybook.Operations.Json;

/// <summary>The word of an enum's value: its name in snake case.</summary>
internal sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

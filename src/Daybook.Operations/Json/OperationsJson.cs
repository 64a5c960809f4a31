using System.Text.Json.Serialization;
using Daybook.Operations.Querying;
using Daybook.Operations.Statistics;

namespace Daybook.Operations.Json;

/// <summary>How answers become JSON: names in snake case, enum words by <see cref="WordConverter{T}"/>, times and events as the journal writes them everywhere.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(TimeConverter), typeof(EventConverter)])]
[JsonSerializable(typeof(QueryAnswer))]
[JsonSerializable(typeof(QueryPlanAnswer))]
[JsonSerializable(typeof(StatisticsAnswer))]
internal sealed partial class OperationsJson : JsonSerializerContext;

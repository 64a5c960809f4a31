using System.Text.Json.Serialization;

namespace Daybook.Operations.Inputs;

/// <summary>How inputs are written: small letters with underscores, absent values left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(ReplayInputs))]
internal sealed partial class ReplayInputsJson : JsonSerializerContext;

using System.Text.Json.Nodes;

namespace Daybook.Engine.Tests.Support;

/// <summary>One scenario: a sequence of steps on a fresh object, or a single input, with what the reference system answered and which of that is disputed.</summary>
internal sealed class VectorScenario(JsonObject json)
{
    public string Id { get; } = json["id"]!.GetValue<string>();

    public JsonObject Json { get; } = json;

    public JsonObject Config => Json["config"]!.AsObject();

    public IReadOnlyList<JsonObject> Steps { get; } = [.. (json["steps"] as JsonArray ?? []).Select(step => step!.AsObject())];

    /// <summary>True when the whole expectation of a scenario without steps is disputed.</summary>
    public bool IsDisputed => Steps.Count == 0 && Json["disputed"] is { } disputed && disputed.GetValue<bool>();

    /// <summary>What is disputed of a step: names of fields, or <c>*</c>.</summary>
    public IReadOnlySet<string> DisputedAt(int step) => Disputes(step)
        .SelectMany(dispute => dispute["field"]!.GetValue<string>().Split(','))
        .Select(field => field.Trim())
        .Where(field => field != "none")
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>True when a better implementation may be in another state from this step on.</summary>
    public bool TaintsAt(int step) => Disputes(step).Any(dispute => dispute["taints"]!.GetValue<bool>());

    private IEnumerable<JsonObject> Disputes(int step) => Steps.Count == 0
        ? []
        : (Json["why"] as JsonArray ?? []).Select(dispute => dispute!.AsObject()).Where(dispute => dispute["step"]!.GetValue<int>() == step);
}

namespace Daybook.Events;

/// <summary>A key that events of a type carry in their metadata.</summary>
/// <param name="Name">The key, in snake case.</param>
/// <param name="Unit">The unit of its value (<c>days</c>, <c>ms</c>, <c>fraction</c>, <c>score 0..1</c>, <c>text</c>, <c>bool</c>, …).</param>
/// <param name="Description">What the value says, in one sentence.</param>
public sealed record MetadataKey(string Name, string Unit, string Description);

namespace Daybook.Engine.Configuration.Parameters;

/// <summary>A section of a configuration, with its parameters in the order in which they are shown.</summary>
/// <param name="Name">Its key, for example <c>whipsaw</c>.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Parameters">What it holds.</param>
public sealed record ParameterSection(string Name, string Description, IReadOnlyList<Parameter> Parameters);

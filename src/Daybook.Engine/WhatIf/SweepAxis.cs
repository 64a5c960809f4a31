namespace Daybook.Engine.WhatIf;

/// <summary>The values that one parameter takes in a grid.</summary>
/// <param name="Key">The parameter's dotted key.</param>
/// <param name="Values">The values as YAML writes them, each once, in the order of the text; not empty. Each is legal for itself.</param>
internal sealed record SweepAxis(string Key, IReadOnlyList<string> Values);

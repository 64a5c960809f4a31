using Daybook.Engine.Configuration;

namespace Daybook.Engine.WhatIf;

/// <summary>A variant that no configuration can be made of.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Errors">Everything that is wrong with it; not empty.</param>
public sealed record RefusedVariant(Variant Variant, IReadOnlyList<ConfigurationFinding> Errors)
{
    /// <summary>Why, in one line.</summary>
    public string Reason => string.Join("; ", Errors);
}

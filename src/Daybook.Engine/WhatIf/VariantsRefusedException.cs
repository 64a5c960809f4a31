namespace Daybook.Engine.WhatIf;

/// <summary>Variants cannot be tried, since what they set is not legal or contradicts itself. Nothing was run. The message has a line for each error, with its variant.</summary>
public sealed class VariantsRefusedException : FormatException
{
    internal VariantsRefusedException(IReadOnlyList<RefusedVariant> refused)
        : base(string.Join('\n', refused.SelectMany(one => one.Errors.Select(error => $"{one.Variant}: {error}")))) => Refused = refused;

    /// <summary>Every variant that is refused, in the order in which they were given.</summary>
    public IReadOnlyList<RefusedVariant> Refused { get; }
}

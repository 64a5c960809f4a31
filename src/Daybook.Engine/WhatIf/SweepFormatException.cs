namespace Daybook.Engine.WhatIf;

/// <summary>A grid cannot be read. The message has a line for each error: the character, what stands there, and what was expected.</summary>
internal sealed class SweepFormatException : FormatException
{
    internal SweepFormatException(IReadOnlyList<SweepError> errors)
        : base(string.Join('\n', errors)) => Errors = errors;

    /// <summary>Everything that is wrong, in the order of the text.</summary>
    public IReadOnlyList<SweepError> Errors { get; }
}

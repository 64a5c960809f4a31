using System.Globalization;

namespace Daybook.Engine.WhatIf;

/// <summary>Something that is wrong with the text of a grid.</summary>
/// <param name="Position">The character, from 1.</param>
/// <param name="Message">What is wrong there, and what was expected. It may quote the text: untrusted, and shortened.</param>
internal sealed record SweepError(int Position, string Message)
{
    /// <summary>Place and message.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"character {Position}: {Message}");
}

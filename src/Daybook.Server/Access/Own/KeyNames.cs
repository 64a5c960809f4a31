namespace Daybook.Server.Access.Own;

/// <summary>What a key may be called: its name is recorded with every event that it writes.</summary>
internal static class KeyNames
{
    private const int MaxLength = 100;

    /// <summary>Why a text is no name; null: it is one.</summary>
    public static string? WhyNot(string name) =>
        name.Length == 0 || name.Trim() != name ? "a name has at least one character, and no space at its ends"
        : name.Length > MaxLength ? $"the name has {name.Length} characters; at most {MaxLength} are possible"
        : name.Any(char.IsControl) || !IsWellFormed(name) ? "the name has a character that cannot be shown"
        : null;

    private static bool IsWellFormed(string name) => name.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar);
}

using CsCheck;

namespace Daybook.Contract.Making;

/// <summary>Texts that may be filters, or nearly: pieces of the language in any order, any characters, and filters that were changed somewhere.</summary>
public static class RandomFilterTexts
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        "asset", "metadata.a.\"b\"", "metadata.", "occurred", "id", "severity", "=", "!=", "<>", "<=", ">", "(", ")", ",", "'x'", "'", "\"", "''", "\\", "'%\\'",
        "and", "or", "not", "in", "like", "contains", "between", "is", "null", "true", "1", "-1.5e3", ".", "1e", "-7d", "+", "2025-03-05", "2025-", "9999-99-99",
        " ", " ", " ", "\n", "\0", "\ud83d", "\ude00", "é", "_", "99999999999999999999999w", "-99999999999999999999999w");

    /// <summary>Pieces of the language.</summary>
    public static Gen<string> Pieces { get; } = Piece.Array[0, 40].Select(pieces => string.Concat(pieces));

    /// <summary>Any characters, halves of surrogate pairs among them.</summary>
    public static Gen<string> Characters { get; } = Gen.String[Gen.Char, 0, 60];

    /// <summary>A filter in which some characters were replaced.</summary>
    public static Gen<string> Changed { get; } = Gen.Select(RandomFilters.Tree, Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 5], Piece).Array[1, 3]).Select(
        (tree, changes) => changes.Aggregate($"{tree}", Change));

    private static string Change(string text, (int Place, int Length, string Piece) change)
    {
        var at = change.Place % (text.Length + 1);
        return text.Remove(at, Math.Min(change.Length, text.Length - at)).Insert(at, change.Piece);
    }
}

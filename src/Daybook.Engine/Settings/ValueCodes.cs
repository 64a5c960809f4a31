namespace Daybook.Engine.Settings;

/// <summary>Why a value of a setting is refused, as codes.</summary>
internal static class ValueCodes
{
    /// <summary>A key without a value.</summary>
    public const string NoValue = "no_value";

    /// <summary>A value of another type than the key's.</summary>
    public const string WrongType = "wrong_type";

    /// <summary>A number outside its range.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>Infinity, or not a number at all.</summary>
    public const string NotFinite = "not_finite";

    /// <summary>A word that there is not.</summary>
    public const string UnknownWord = "unknown_word";

    /// <summary>A word of a list for the second time.</summary>
    public const string DuplicateWord = "duplicate_word";
}

namespace Daybook.Engine.Regimes.Inputs;

/// <summary>Codes of what is noted when a regimes file is read.</summary>
internal static class RegimeSeriesNoteCodes
{
    /// <summary>The row is dated before the row above it; rows are put in order.</summary>
    public const string Unsorted = "unsorted";

    /// <summary>The row says again what an earlier one says; it counts once.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>The row says something else of a date than an earlier one; the later row holds.</summary>
    public const string Conflict = "conflict";

    /// <summary>The regime is none of the four that the tables know; it is kept, and treated as neutral.</summary>
    public const string UnknownRegime = "unknown_regime";
}

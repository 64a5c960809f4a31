using System.Collections.Immutable;

namespace Daybook.Market.Prices;

/// <summary>A file that prices were read from.</summary>
/// <param name="Name">The file's name, without its folder.</param>
/// <param name="Layout">The layout that was found: <c>tidy</c>, <c>wide</c>, <c>stooq</c>, <c>yahoo</c>, <c>single</c> or <c>lean</c>.</param>
/// <param name="Sha256">A digest of its bytes as they are stored, compressed or not: small hexadecimal letters.</param>
/// <param name="Rows">Rows that became bars.</param>
/// <param name="Notes">What was noted when it was read, by line: of each code the first <see cref="PriceReadingOptions.NotesOfCode"/>.</param>
public sealed record PriceFile(string Name, string Layout, string Sha256, int Rows, IReadOnlyList<PriceNote> Notes)
{
    /// <summary>How many notes there are of each code, whether they are listed or not.</summary>
    public ImmutableSortedDictionary<string, int> NoteCounts { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The digest of the factor file that its prices were adjusted with, in small hexadecimal letters; null: they were not.</summary>
    public string? FactorsSha256 { get; init; }
}

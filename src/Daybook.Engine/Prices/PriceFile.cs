namespace Daybook.Engine.Prices;

/// <summary>A file that prices were read from.</summary>
/// <param name="Name">The file's name, without its folder.</param>
/// <param name="Layout">The layout that was found: <c>tidy</c>, <c>stooq</c>, <c>yahoo</c> or <c>lean</c>.</param>
/// <param name="Sha256">A digest of its bytes as they are stored, compressed or not: small hexadecimal letters.</param>
/// <param name="Rows">Rows that became bars.</param>
/// <param name="Notes">What was noted when it was read, by line.</param>
public sealed record PriceFile(string Name, string Layout, string Sha256, int Rows, IReadOnlyList<PriceNote> Notes);

namespace Daybook.Market.Prices;

/// <summary>Something about a price file that a person should know, though the file could be read.</summary>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Asset">The asset, or null.</param>
/// <param name="Code">One of the closed codes, for example <c>no_close</c>.</param>
/// <param name="Message">What is noted, in words.</param>
public sealed record PriceNote(int Line, string? Asset, string Code, string Message);

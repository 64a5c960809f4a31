namespace Daybook.Exchange.Importing;

/// <summary>What an import did.</summary>
/// <param name="Imported">Rows that were added. The two session events of a recorded run count as rows of it; those that bracket another import do not.</param>
/// <param name="AlreadyPresent">Rows that an earlier import of the same source had added.</param>
/// <param name="Source">The source's identity: given again as <see cref="ImportOptions.Source"/>, it continues this import from another place.</param>
/// <param name="Origin">What the imported events show as their origin.</param>
/// <param name="SessionId">The import's session; null when nothing was bracketed: an empty source, or a restoration of lines that Daybook wrote.</param>
/// <param name="Notes">What the reader should know: files that were missing or left out.</param>
public sealed record ImportReport(long Imported, long AlreadyPresent, string Source, string Origin, string? SessionId, IReadOnlyList<string> Notes);

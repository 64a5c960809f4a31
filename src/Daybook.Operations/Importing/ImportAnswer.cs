using System.Text.Json.Serialization;
using Daybook.Exchange.Importing;

namespace Daybook.Operations.Importing;

/// <summary>What an import added, or would add.</summary>
/// <param name="Imported">Rows that were added; null after a dry run.</param>
/// <param name="WouldImport">After a dry run: rows that would be added.</param>
/// <param name="AlreadyPresent">Rows that the journal had.</param>
/// <param name="Sources">The sources, in the order of the paths.</param>
public sealed record ImportAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Imported,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? WouldImport,
    long AlreadyPresent,
    IReadOnlyList<ImportedSource> Sources)
{
    internal static ImportAnswer Of(IReadOnlyList<ImportReport> reports, bool isDryRun)
    {
        var rows = reports.Sum(report => report.Imported);
        return new ImportAnswer(isDryRun ? null : rows, isDryRun ? rows : null, reports.Sum(report => report.AlreadyPresent), [.. reports.Select(report => ImportedSource.Of(report, isDryRun))]);
    }
}

/// <summary>What became of one source.</summary>
/// <param name="Source">The source's identity: given again, it continues this import from another place.</param>
/// <param name="Origin">What its events show as their origin.</param>
/// <param name="SessionId">The import's session; null when there is none, as after a dry run or a restoration.</param>
/// <param name="Imported">Rows that were added; null after a dry run.</param>
/// <param name="WouldImport">After a dry run: rows that would be added.</param>
/// <param name="AlreadyPresent">Rows that the journal had.</param>
/// <param name="Notes">What the reader should know.</param>
public sealed record ImportedSource(
    string Source,
    string Origin,
    string? SessionId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Imported,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? WouldImport,
    long AlreadyPresent,
    IReadOnlyList<string> Notes)
{
    internal static ImportedSource Of(ImportReport report, bool isDryRun) =>
        new(report.Source, report.Origin, report.SessionId, isDryRun ? null : report.Imported, isDryRun ? report.Imported : null, report.AlreadyPresent, report.Notes);
}

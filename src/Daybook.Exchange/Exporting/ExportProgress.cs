namespace Daybook.Exchange.Exporting;

/// <summary>How far an export has come.</summary>
/// <param name="Searched">Events of the journal that were looked at, by id.</param>
/// <param name="Total">Events in the journal when the export began.</param>
/// <param name="Exported">Events that were selected and written.</param>
public sealed record ExportProgress(long Searched, long Total, long Exported);

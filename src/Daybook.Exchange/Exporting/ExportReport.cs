using Daybook.Storage;

namespace Daybook.Exchange.Exporting;

/// <summary>What an export wrote.</summary>
/// <param name="Events">The number of events.</param>
/// <param name="Snapshot">Where the journal stood when the export began: what came later is not in it.</param>
public sealed record ExportReport(long Events, JournalHead Snapshot);

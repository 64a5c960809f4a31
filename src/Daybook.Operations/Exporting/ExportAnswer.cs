using System.Text.Json.Serialization;
using Daybook.Exchange.Exporting;
using Daybook.Operations.Selecting;
using Daybook.Storage;

namespace Daybook.Operations.Exporting;

/// <summary>What was exported.</summary>
/// <param name="File">The file, as the caller wrote it; null: a stream.</param>
/// <param name="Format">The format.</param>
/// <param name="Events">The number of events.</param>
/// <param name="Bytes">The file's size; null for a stream.</param>
/// <param name="Journal">Where the journal stood: what came later is not in it.</param>
/// <param name="UnknownNames">When there are no events: names in the filter that no event has.</param>
public sealed record ExportAnswer(string? File, ExportFormat Format, long Events, long? Bytes, ExportedJournal Journal, [property: JsonIgnore] IReadOnlyList<UnknownName> UnknownNames);

/// <summary>Where a journal stood when it was exported.</summary>
/// <param name="Epoch">Its epoch.</param>
/// <param name="Events">The events that it had.</param>
/// <param name="Root">The root over them, in hex digits.</param>
public sealed record ExportedJournal(int Epoch, long Events, string Root)
{
    internal static ExportedJournal Of(JournalHead head) => new(head.Epoch, head.Count, head.Root.ToString());
}

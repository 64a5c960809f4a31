namespace Daybook.Operations.Reporting;

/// <summary>A report that was written.</summary>
/// <param name="File">The file, as the caller wrote it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Events">The events that it tells of.</param>
/// <param name="Root">The root of the journal's tree that it was made from, in hex digits.</param>
public sealed record ReportAnswer(string File, long Bytes, long Events, string Root);

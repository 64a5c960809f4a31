namespace Daybook.Exchange.Importing.RecordedRuns;

/// <summary>A row of a recorded run and the date that it belongs to.</summary>
internal sealed record RunRow(DateOnly Date, ImportRow Row);

namespace Daybook.Operations.Growth;

/// <summary>How a journal's files grow, and when its disk will be full.</summary>
/// <param name="Bytes">The file's size, in bytes; null: it lies in no file.</param>
/// <param name="LogBytes">The size of the log of what waits to be copied into the file, in bytes; null: there is none.</param>
/// <param name="FreeBytes">The room that is left on its disk, in bytes; null: it lies in no file.</param>
/// <param name="Events">Events in all.</param>
/// <param name="Days">Over how many of the last days the growth was measured; null: less than an hour was recorded.</param>
/// <param name="EventsPerDay">Events a day; null: not known.</param>
/// <param name="BytesPerDay">Bytes a day, by the mean size of an event; null: not known.</param>
/// <param name="FullAt">When the disk will be full if it goes on so; null: not known, or not within a hundred years.</param>
public sealed record GrowthAnswer(long? Bytes, long? LogBytes, long? FreeBytes, long Events, double? Days, double? EventsPerDay, double? BytesPerDay, DateTimeOffset? FullAt);

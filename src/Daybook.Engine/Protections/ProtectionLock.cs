namespace Daybook.Engine.Protections;

/// <summary>Something that a protection would block now, and the events that it goes by.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Protection">The protection, one of <see cref="ProtectionNames"/>.</param>
/// <param name="Code">Its reason code.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">The first instant at which it is lifted by itself, or null when time does not lift it.</param>
/// <param name="Events">The ids of the events that it goes by, ascending; those that were not stored yet have none.</param>
public sealed record ProtectionLock(string Asset, string Protection, string Code, DateTimeOffset From, DateTimeOffset? Until, IReadOnlyList<long> Events);

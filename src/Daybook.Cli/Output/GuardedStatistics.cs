namespace Daybook.Cli.Output;

/// <summary>What protections blocked in a window (<see cref="Blocked"/>), and which errors there were.</summary>
/// <param name="Blocks">Events that say that something was blocked.</param>
/// <param name="ByProtection">The same per protection; one that several blocked counts for each.</param>
/// <param name="InPeriod">The same per period, by the period's first moment; periods without one are left out.</param>
/// <param name="Errors">Errors per type.</param>
internal sealed record GuardedStatistics(
    long Blocks, IReadOnlyDictionary<string, long> ByProtection, IReadOnlyDictionary<DateTimeOffset, long> InPeriod, IReadOnlyDictionary<string, long> Errors);

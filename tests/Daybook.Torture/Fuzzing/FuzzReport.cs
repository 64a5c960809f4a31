namespace Daybook.Torture.Fuzzing;

/// <summary>What a run of hostile inputs showed.</summary>
/// <param name="Name">What was fed.</param>
/// <param name="Seed">The seed that repeats it.</param>
/// <param name="Inputs">How many inputs were fed.</param>
/// <param name="Broken">What went wrong, or null.</param>
internal sealed record FuzzReport(string Name, int Seed, long Inputs, string? Broken)
{
    /// <summary>How long the slowest input took, if that was measured.</summary>
    public TimeSpan? Slowest { get; init; }
}

using System.Diagnostics;

namespace Daybook.Torture.Fuzzing;

/// <summary>Measures inputs one by one, and keeps the slowest. One that takes seconds hangs whoever waits for it.</summary>
internal sealed class Slowest
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(5);

    public TimeSpan Time { get; private set; }

    /// <summary>Feeds an input.</summary>
    /// <returns>What was broken, or null.</returns>
    public string? Measure(Func<string?> feed)
    {
        var begun = Stopwatch.GetTimestamp();
        var broken = feed();
        var took = Stopwatch.GetElapsedTime(begun);
        Time = took > Time ? took : Time;
        return broken ?? (took > Hang ? $"It took {took.TotalSeconds:0.0} s." : null);
    }
}

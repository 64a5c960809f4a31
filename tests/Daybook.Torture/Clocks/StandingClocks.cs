using Daybook.Events;

namespace Daybook.Torture.Clocks;

/// <summary>Checks what a journal says of clocks that were behind it.</summary>
internal static class StandingClocks
{
    /// <summary>What is wrong: each time at which recording stood still is told once, in the words of the writer that met it first, and some are.</summary>
    public static string? FindWrong(IReadOnlyList<PortfolioEvent> events)
    {
        var told = events.Where(one => one.Type.Equals(EventTypes.ClockBehind)).ToList();
        if (told.Count == 0)
            return "No clock was behind, so nothing was tested.";
        if (told.GroupBy(one => one.RecordedAt).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return $"That the clock is behind was told {twice.Count()} times at {twice.Key:O}.";
        return told.Find(one => one.RecordedAt - one.OccurredAt <= TimeSpan.FromSeconds(10)) is { } early ? $"Event {early.Id} tells of a clock that is not behind." : null;
    }
}

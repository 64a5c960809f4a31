using System.Diagnostics;
using Daybook.Events;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Torture.Child;

/// <summary>Once told to go, appends single events for a while, each naming the writer and its number; then says how many they were, and the longest wait for one in ms.</summary>
internal static class RacingChild
{
    public static async Task RunAsync(string path, string name, TimeSpan duration, TextReader commands, TextWriter answers)
    {
        await using var store = SqliteStore.Open(path);
        await answers.WriteLineAsync("ready");
        await answers.FlushAsync();
        await commands.ReadLineAsync();
        var count = 0;
        var longest = TimeSpan.Zero;
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < duration; count++)
        {
            var held = PortfolioEvent.Create(EventTypes.PositionHold, TimeProvider.System.GetUtcNow(), $"{count + 1}", asset: name);
            var asked = Stopwatch.GetTimestamp();
            store.Append([new AppendRequest([held])], Durability.Committed);
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(asked).Ticks));
        }

        await answers.WriteLineAsync($"{count} {longest.TotalMilliseconds:0}");
    }
}

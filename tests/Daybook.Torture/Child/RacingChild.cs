using System.Diagnostics;
using Daybook.Events;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Torture.Child;

/// <summary>Once told to go, appends single events for a while, each naming the writer and its number, and says how many they were.</summary>
internal static class RacingChild
{
    public static async Task RunAsync(string path, string name, TimeSpan duration, TextReader commands, TextWriter answers)
    {
        await using var store = SqliteStore.Open(path);
        await answers.WriteLineAsync("ready");
        await answers.FlushAsync();
        await commands.ReadLineAsync();
        var count = 0;
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < duration; count++)
        {
            var held = PortfolioEvent.Create(EventTypes.PositionHold, TimeProvider.System.GetUtcNow(), $"{count + 1}", asset: name);
            store.Append([new AppendRequest([held])], Durability.Committed);
        }

        await answers.WriteLineAsync($"{count}");
    }
}

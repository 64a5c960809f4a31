using Daybook.Events;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Torture.Child;

/// <summary>Appends so many events at the time that its system's clock shows, and says <c>at MICROSECONDS</c>: what the clock showed before the first.</summary>
internal static class ClockedChild
{
    public static async Task RunAsync(string path, int count, TextWriter answers)
    {
        var shown = Microseconds.From(TimeProvider.System.GetUtcNow());
        await using (var store = SqliteStore.Open(path, DoomedChild.Options))
        {
            for (var i = 0; i < count; i++)
            {
                var held = PortfolioEvent.Create(EventTypes.PositionHold, TimeProvider.System.GetUtcNow(), $"{i + 1}", asset: "AAPL");
                store.Append([new AppendRequest([held])], Durability.Committed);
            }
        }

        await answers.WriteLineAsync($"at {shown}");
    }
}

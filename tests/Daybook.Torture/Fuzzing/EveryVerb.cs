using Daybook.Contract.Making;
using Daybook.Explanations;
using Daybook.Integrity;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Sqlite;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Torture.Fuzzing;

/// <summary>Does to a journal everything that can be done to one, whatever its file says. Only documented errors may come out, and each is a sentence.</summary>
internal sealed class EveryVerb
{
    private readonly string _path;
    private string? _undocumented;

    private EveryVerb(string path) => _path = path;

    /// <returns>The first error that is not documented, or null.</returns>
    public static async Task<string?> FindUndocumentedAsync(string path)
    {
        var verbs = new EveryVerb(path);
        await verbs.TryAsync("open for reading", verbs.ReadAsync);
        await verbs.TryAsync("recover", async () => await SqliteJournal.RecoverAsync(path, dryRun: true));
        await verbs.TryAsync("remove the anchor", () =>
        {
            File.Delete(AnchorFile.PathFor(path));
            return Task.CompletedTask;
        });
        await verbs.TryAsync("open for writing", verbs.WriteAsync);
        await verbs.TryAsync("open the journal", async () => await (await SqliteJournal.OpenAsync(path)).DisposeAsync());
        return verbs._undocumented;
    }

    private async Task ReadAsync()
    {
        await using var source = SqliteSource.Open(_path);
        var reader = new JournalReader(source);
        await TryAsync("read", async () => await source.ReadAsync(1, int.MaxValue));
        await TryAsync("query", async () => await reader.QueryAsync(new EventQuery()));
        await TryAsync("timeline", async () => await reader.GetTimelineAsync("ASSET 1"));
        await TryAsync("recent", async () => await reader.GetRecentAsync());
        await TryAsync("statistics", async () => await reader.GetStatisticsAsync(new StatisticsQuery { Period = TimeSpan.FromDays(1) }));
        await TryAsync("statistics from", async () => await reader.GetStatisticsAsync(new StatisticsQuery { From = Make.Start.AddMinutes(5) }));
        await TryAsync("sessions", async () => await reader.GetSessionsAsync());
        await TryAsync("explain", async () => await reader.ExplainAsync(20));
        await TryAsync("running sessions", async () => await source.GetRunningSessionsAsync());
        await TryAsync("types", async () => await source.GetRegisteredTypesAsync());
        await TryAsync("writers", async () =>
        {
            foreach (var status in await source.GetWriterStatusAsync())
                ArgumentNullException.ThrowIfNull(status.Statistics);
        });
        await TryAsync("verify", async () => await source.VerifyAsync(new VerifyOptions()));
    }

    private async Task WriteAsync()
    {
        await using var store = SqliteStore.Open(_path);
        await TryAsync("append", () =>
        {
            store.Append([new AppendRequest([Make.Scored("AAPL", Make.Start, 0.5)]) { Key = "key" }, new AppendRequest(Make.Notes(20))], Durability.Committed);
            return Task.CompletedTask;
        });
    }

    private async Task TryAsync(string verb, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception error) when (error is JournalOpenException or StoreFaultedException or JournalException && error.Message.EndsWith('.'))
        {
            // Documented, and a sentence.
        }
        catch (Exception error)
        {
            _undocumented ??= $"{verb}: {error.GetType().Name}: {error.Message}{error.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Daybook", StringComparison.Ordinal))}";
        }
    }
}

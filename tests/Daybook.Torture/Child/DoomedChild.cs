using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Torture.Child;

/// <summary>
/// Once told to go, appends <see cref="Batches"/> until it is killed, and writes a line for each as soon as the append has returned:
/// <c>ack BATCH FIRST-ID …</c>, a first id per request.
/// </summary>
internal static class DoomedChild
{
    // Small blocks and an early checkpoint, so that a kill may hit their sealing and copying too.
    private static readonly SqliteStoreOptions Options = new() { BlockSize = 16, CheckpointBytes = 256 << 10 };

    public static async Task RunAsync(string path, int seed, bool acknowledgeEarly, TextReader commands, TextWriter answers)
    {
        await WarmUpAsync(path, seed);
        await answers.WriteLineAsync("ready");
        await answers.FlushAsync();
        await commands.ReadLineAsync();

        IEventStore store = SqliteStore.Open(path, Options);
        await using var _ = store.ConfigureAwait(false);
        var eager = acknowledgeEarly ? new EagerStore(store) : null;
        await answers.WriteLineAsync("open");
        await answers.FlushAsync();
        Write(eager ?? store, new Batches(seed), answers);
    }

    private static void Write(IEventStore store, Batches batches, TextWriter answers)
    {
        IDisposable? session = null;
        for (var batch = 0; ; batch++)
        {
            if (Batches.BeginsSession(batch))
                session = store.JoinSession(batches.SessionOf(batch));
            var outcomes = store.Append(batches[batch], batches.DurabilityOf(batch));
            answers.WriteLine($"ack {batch} {string.Join(' ', outcomes.Select(outcome => outcome.Ids[0]))}");
            answers.Flush();
            if (Batches.EndsSession(batch))
                session?.Dispose();
        }
    }

    /// <summary>Writes a little elsewhere first: what is killed shall be the journal, not the start of a runtime.</summary>
    private static async Task WarmUpAsync(string path, int seed)
    {
        var folder = Directory.CreateDirectory($"{path}.warm-{seed}");
        try
        {
            await using var store = SqliteStore.Open(Path.Combine(folder.FullName, "warm.db"), Options);
            for (var batch = 0; batch < 3; batch++)
                store.Append(new Batches(seed)[batch], Durability.Committed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

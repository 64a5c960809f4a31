using Daybook.Sqlite;
using Daybook.Storage;
using Daybook.Torture.Bugs;

namespace Daybook.Torture.Child;

/// <summary>Once told to go, appends <see cref="Batches"/> until it is killed.</summary>
internal static class DoomedChild
{
    /// <summary>Small blocks and an early checkpoint, so that a kill may hit their sealing and copying too.</summary>
    public static SqliteStoreOptions Options { get; } = new() { BlockSize = 16, CheckpointBytes = 256 << 10 };

    public static async Task RunAsync(string path, int seed, string? bug, TextReader commands, TextWriter answers)
    {
        await WarmUpAsync(path, seed);
        await answers.WriteLineAsync("ready");
        await answers.FlushAsync();
        await commands.ReadLineAsync();

        IEventStore store = SqliteStore.Open(path, Options);
        await using var _ = store.ConfigureAwait(false);
        if (bug == PlantedBug.AcknowledgeEarly)
            store = new EagerStore(store);
        await answers.WriteLineAsync("open");
        await answers.FlushAsync();
        using var writer = new DoomedWriter(store, new Batches(seed), answers);
        for (var batch = 0; ; batch++)
            writer.Write(batch);
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

using Daybook.Sqlite;
using Daybook.Storage;
using Daybook.Torture.Bugs;

namespace Daybook.Torture.Child;

/// <summary>
/// Appends so many <see cref="Batches"/>, closing and opening the journal now and then, while somebody else records its system calls or lets them fail.
/// Says <c>ack …</c> for each; when one fails <c>failed KIND MESSAGE</c>, and whether the store takes another one after that; <c>closed</c> when all went well.
/// </summary>
internal static class RecordedChild
{
    private const int BatchesPerOpening = 15;

    /// <summary>What it says when a store that said it has failed takes more: after that nobody may be told that anything is safe.</summary>
    public const string WentOn = "went on";

    public static async Task RunAsync(string path, int seed, Durability? durability, int count, bool skipFsync, TextWriter answers)
    {
        var batches = new Batches(seed, durability);
        try
        {
            for (var first = 0; first < count; first += BatchesPerOpening)
            {
                IEventStore store = SqliteStore.Open(path, DoomedChild.Options);
                await using var _ = store.ConfigureAwait(false);
                if (!Write(skipFsync ? new UnsyncedStore(store) : store, batches, first, Math.Min(count, first + BatchesPerOpening), answers))
                    return;
            }

            await answers.WriteLineAsync("closed");
        }
        catch (IOException error)
        {
            await answers.WriteLineAsync(Failed(error));
        }
    }

    private static bool Write(IEventStore store, Batches batches, int first, int end, TextWriter answers)
    {
        using var writer = new DoomedWriter(store, batches, answers);
        var batch = first;
        try
        {
            for (; batch < end; batch++)
                writer.Write(batch);
            return true;
        }
        catch (StoreFaultedException error)
        {
            answers.WriteLine(Failed(error));
            if (TakesMore(store, batches[batch + 1]))
                answers.WriteLine(WentOn);
            return false;
        }
    }

    private static bool TakesMore(IEventStore store, IReadOnlyList<AppendRequest> group)
    {
        try
        {
            store.Append(group, Durability.Committed);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string Failed(IOException error) => $"failed {error.GetType().Name} {error.Message}".ReplaceLineEndings(" ");
}

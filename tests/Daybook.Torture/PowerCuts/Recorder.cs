using Daybook.Storage;
using Daybook.Torture.Child;

namespace Daybook.Torture.PowerCuts;

/// <summary>Lets a child write a journal and records, by strace, each of its system calls that changes a file or forces it to the disk.</summary>
internal static class Recorder
{
    private const string Calls =
        "trace=openat,write,writev,pwrite64,pwritev,ftruncate,truncate,fallocate,fsync,fdatasync,sync_file_range,rename,renameat,renameat2,unlink";

    /// <summary>Records a child.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="seed">Decides what it writes.</param>
    /// <param name="durability">How durable each batch is asked to be; null: some so, some so.</param>
    /// <param name="batches">How many it writes.</param>
    /// <param name="bug">The bug that it has, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Recording> RecordAsync(
        string folder, int seed, Durability? durability, int batches, string? bug, CancellationToken cancellationToken)
    {
        var journal = Path.Combine(folder, "journal.db");
        var record = Path.Combine(folder, "calls");
        string[] strace = ["strace", "-f", "-y", "-xx", "-s", "1000000", "--seccomp-bpf", "-o", record, "-e", Calls];
        string[] planted = bug is null ? [] : [bug];
        await using var child = ChildProcess.StartUnder(
            strace, new Dictionary<string, string>(), ["record", journal, $"{seed}", Words.Of(durability), $"{batches}", .. planted]);
        var said = await child.HearTheRestAsync(cancellationToken);
        if (await child.WaitAsync() != 0 || !said.EndsWith("closed\n", StringComparison.Ordinal))
            throw new InvalidOperationException($"The child that was to be recorded did not end well: {said}");
        var recording = Recording.Of(StraceLog.Read(File.ReadLines(record)), journal);
        RequireComplete(recording, journal);
        return recording;
    }

    /// <summary>What the record gives as a whole must be what lies there: otherwise a call was missed, and its images would prove nothing.</summary>
    private static void RequireComplete(Recording recording, string journal)
    {
        foreach (var file in recording.Files.Where(file => file.Removed == int.MaxValue))
        {
            var content = new GrowingBytes();
            foreach (var change in file.Changes)
                content.Apply(change);
            if (!content.ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(journal + file.Name)))
                throw new InvalidOperationException($"What was recorded of 'journal.db{file.Name}' does not give its content.");
        }
    }
}

using Daybook.Integrity;
using Daybook.Torture.Child;
using Daybook.Torture.Killing;
using Daybook.Torture.Promises;

namespace Daybook.Torture.IoErrors;

/// <summary>Lets one call of a writing child fail, by strace, and checks what the child acknowledged against what is there. Ends at the first broken promise.</summary>
internal sealed class FailedCallRun
{
    private const int Batches = 30;

    // The calls that a journal is written with, how they may fail, and about how many of each a child makes.
    private static readonly (string Call, string[] Errors, int Times)[] Calls =
    [
        ("fsync", ["EIO", "ENOSPC"], 60),
        ("pwrite64", ["EIO", "ENOSPC"], 500),
        ("ftruncate", ["EIO"], 6),
        ("openat", ["EIO", "EMFILE"], 40),
        ("unlink", ["EIO"], 4),
    ];

    private readonly Bench _bench;
    private readonly Random _random;

    public FailedCallRun(Bench bench)
    {
        _bench = bench;
        _random = new Random(bench.Seed);
    }

    public int Runs { get; private set; }

    /// <summary>Runs in which the child gave up.</summary>
    public int Noticed { get; private set; }

    public int Acknowledged { get; private set; }

    public async Task<string?> RunAsync(int times)
    {
        for (; Runs < times; Runs++)
        {
            _bench.Report(Runs, times);
            var (call, errors, upTo) = Calls[_random.Next(Calls.Length)];
            var failure = $"{call}:error={errors[_random.Next(errors.Length)]}:when={_random.Next(1, upTo + 1)}";
            if (await FailAsync(failure, unchecked((_bench.Seed * 1000) + Runs)) is { } broken)
                return $"Run {Runs}, {failure}: {broken}";
        }

        return null;
    }

    private async Task<string?> FailAsync(string failure, int seed)
    {
        var folder = _bench.NewFolder();
        var path = Path.Combine(folder, "journal.db");
        string[] files = ["-P", path, "-P", $"{path}-wal", "-P", $"{path}-journal", "-P", AnchorFile.PathFor(path)];
        string[] strace = ["strace", "-f", "-o", Path.Combine(folder, "calls"), "-e", $"trace={failure.Split(':')[0]}", "-e", $"inject={failure}", .. files];
        await using var child = ChildProcess.StartUnder(strace, new Dictionary<string, string>(), "record", path, $"{seed}", Words.Of(null), $"{Batches}");
        var lines = (await child.HearTheRestAsync(_bench.Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (await child.WaitAsync() != 0)
            return $"The writer crashed: {string.Join(" / ", lines.TakeLast(3))}";
        var acknowledged = lines.Where(line => line.StartsWith("ack ", StringComparison.Ordinal)).Select(Acknowledgement.Parse).ToList();
        Acknowledged += acknowledged.Count;
        Noticed += lines[^1] == "closed" ? 0 : 1;
        if (lines.Contains(RecordedChild.WentOn))
            return "The store said that it had failed, and took more.";
        var broken = await new Witness(path).CheckAsync(seed, acknowledged, reopen: true, _bench.Cancellation);
        Directory.Delete(folder, recursive: true);
        return broken;
    }
}

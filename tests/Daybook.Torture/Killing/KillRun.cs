using System.Diagnostics;
using Daybook.Torture.Promises;

namespace Daybook.Torture.Killing;

/// <summary>Kills writers at random moments, round by round, and checks what they leave behind. Ends at the first broken promise.</summary>
internal sealed class KillRun
{
    private const int RoundsPerJournal = 10;

    private readonly Bench _bench;
    private readonly string _folder;
    private readonly Random _random;
    private Witness _witness;
    private int _acknowledged;
    private long _events;
    private int _abandoned;

    private KillRun(Bench bench)
    {
        _bench = bench;
        _folder = bench.NewFolder();
        _random = new Random(bench.Seed);
        _witness = new Witness(PathOf(0));
    }

    /// <summary>Kills so many children.</summary>
    public static Task<KillReport> RunAsync(Bench bench, int rounds) => new KillRun(bench).RunAsync(rounds);

    private async Task<KillReport> RunAsync(int rounds)
    {
        ChildProcess? next = StartChild(0);
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                if (round > 0 && round % RoundsPerJournal == 0)
                    NextJournal(round);

                _bench.Report(round, rounds);

                // The next child starts its runtime while this one writes and is killed.
                var child = next!;
                next = round + 1 < rounds ? StartChild(round + 1) : null;
                var broken = await RunAsync(child, round);
                if (broken is not null)
                    return Report(round + 1, $"Round {round}: {broken}");
            }

            return Report(rounds, null);
        }
        finally
        {
            if (next is not null)
                await next.DisposeAsync();
        }
    }

    private async Task<string?> RunAsync(ChildProcess child, int round)
    {
        await using var owned = child.ConfigureAwait(false);
        var lines = new List<string>();
        await child.HearAsync(_bench.Cancellation);
        await child.TellAsync("go");
        await KillAtSomeTimeAsync(child, lines);

        // What follows the last line break was cut off by the kill.
        var rest = (await child.HearTheRestAsync(_bench.Cancellation)).Split('\n');
        lines.AddRange(rest[..^1]);
        var acknowledged = lines.Where(line => line.StartsWith("ack ", StringComparison.Ordinal)).Select(Acknowledgement.Parse).ToList();
        _acknowledged += acknowledged.Count;
        var broken = await _witness.CheckAsync(SeedOf(round), acknowledged, reopen: _random.Next(3) != 0, _bench.Cancellation);
        _abandoned += _witness.LastAbandoned;
        return broken;
    }

    private async Task KillAtSomeTimeAsync(ChildProcess child, List<string> lines)
    {
        // Some die while they open or make the journal, the others behind so many acknowledgements and a moment.
        var acknowledgements = _random.Next(5) == 0 ? -1 : _random.Next(30);
        var moment = TimeSpan.FromMicroseconds(_random.Next(acknowledgements < 0 ? 12_000 : 3_000));
        while (lines.Count <= acknowledgements && await child.HearAsync(_bench.Cancellation) is { } line)
            lines.Add(line);
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < moment;)
            Thread.SpinWait(50);
        await child.KillAsync();
    }

    private ChildProcess StartChild(int round)
    {
        string[] bug = _bench.Bug is { } planted ? [planted] : [];
        return ChildProcess.Start(["write", PathOf(round), $"{SeedOf(round)}", .. bug]);
    }

    private void NextJournal(int round)
    {
        _events += _witness.Events;
        foreach (var old in new DirectoryInfo(_folder).EnumerateFiles($"{Path.GetFileName(_witness.Path)}*"))
            old.Delete();
        _witness = new Witness(PathOf(round));
    }

    private string PathOf(int round) => Path.Combine(_folder, $"journal-{round / RoundsPerJournal}.db");

    private int SeedOf(int round) => unchecked((_bench.Seed * 1000) + round);

    private KillReport Report(int rounds, string? broken) => new(rounds, _acknowledged, _events + _witness.Events, _abandoned, broken);
}

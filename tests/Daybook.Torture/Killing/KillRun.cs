using System.Diagnostics;

namespace Daybook.Torture.Killing;

/// <summary>Kills writers at random moments, round by round, and checks what they leave behind. Ends at the first broken promise.</summary>
public sealed class KillRun
{
    private const int RoundsPerJournal = 10;

    private readonly string _folder;
    private readonly int _seed;
    private readonly bool _acknowledgeEarly;
    private readonly Random _random;
    private readonly CancellationToken _cancellationToken;
    private Witness _witness;
    private int _acknowledged;
    private long _events;
    private int _abandoned;

    private KillRun(string folder, int seed, bool acknowledgeEarly, CancellationToken cancellationToken)
    {
        _folder = folder;
        _seed = seed;
        _acknowledgeEarly = acknowledgeEarly;
        _random = new Random(seed);
        _cancellationToken = cancellationToken;
        _witness = new Witness(PathOf(0));
    }

    /// <summary>A seed that was not used before, most probably.</summary>
    public static int AnySeed() => (int)(TimeProvider.System.GetTimestamp() & 0xFFFFF);

    /// <summary>Runs.</summary>
    /// <param name="folder">Where journals are made.</param>
    /// <param name="rounds">How many children to kill.</param>
    /// <param name="seed">Decides what children write and when they are killed.</param>
    /// <param name="acknowledgeEarly">Plants the bug that acknowledges before the commit.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<KillReport> RunAsync(string folder, int rounds, int seed, bool acknowledgeEarly, CancellationToken cancellationToken) =>
        new KillRun(folder, seed, acknowledgeEarly, cancellationToken).RunAsync(rounds);

    private async Task<KillReport> RunAsync(int rounds)
    {
        ChildProcess? next = StartChild(0);
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                if (round > 0 && round % RoundsPerJournal == 0)
                    NextJournal(round);

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
        await child.HearAsync(_cancellationToken);
        await child.TellAsync("go");
        await KillAtSomeTimeAsync(child, lines);

        // What follows the last line break was cut off by the kill.
        var rest = (await child.HearTheRestAsync(_cancellationToken)).Split('\n');
        lines.AddRange(rest[..^1]);
        var acknowledged = lines.Where(line => line.StartsWith("ack ", StringComparison.Ordinal)).Select(Acknowledgement.Parse).ToList();
        _acknowledged += acknowledged.Count;
        var broken = await _witness.CheckAsync(SeedOf(round), acknowledged, reopen: _random.Next(3) != 0, _cancellationToken);
        _abandoned += _witness.LastAbandoned;
        return broken;
    }

    private async Task KillAtSomeTimeAsync(ChildProcess child, List<string> lines)
    {
        // Some die while they open or make the journal, the others behind so many acknowledgements and a moment.
        var acknowledgements = _random.Next(5) == 0 ? -1 : _random.Next(30);
        var moment = TimeSpan.FromMicroseconds(_random.Next(acknowledgements < 0 ? 12_000 : 3_000));
        while (lines.Count <= acknowledgements && await child.HearAsync(_cancellationToken) is { } line)
            lines.Add(line);
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < moment;)
            Thread.SpinWait(50);
        await child.KillAsync();
    }

    private ChildProcess StartChild(int round)
    {
        string[] bug = _acknowledgeEarly ? ["--bug", "acknowledge-early"] : [];
        return ChildProcess.Start(["write", PathOf(round), $"{SeedOf(round)}", .. bug]);
    }

    private void NextJournal(int round)
    {
        _events += _witness.Events;
        _witness = new Witness(PathOf(round));
    }

    private string PathOf(int round) => Path.Combine(_folder, $"journal-{round / RoundsPerJournal}.db");

    private int SeedOf(int round) => unchecked((_seed * 1000) + round);

    private KillReport Report(int rounds, string? broken) => new(_seed, rounds, _acknowledged, _events + _witness.Events, _abandoned, broken);
}

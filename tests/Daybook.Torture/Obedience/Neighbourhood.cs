using Daybook.Sqlite;
using Daybook.Torture.Promises;

namespace Daybook.Torture.Obedience;

/// <summary>The processes that share one journal: some that rebalance its live portfolio, and a neighbour that writes what is none of theirs.</summary>
internal sealed class Neighbourhood : IAsyncDisposable
{
    // So many rebalances follow what is acknowledged: all processes make their first ones at once, and none goes on for as long as nothing happens.
    private const int MostRebalances = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<RebalancingProcess> _gone = [];
    private readonly List<RebalancingProcess> _processes = [];
    private readonly SemaphoreSlim _heard = new(0);
    private readonly Bench _bench;
    private readonly string _path;
    private readonly ChildProcess _neighbour;
    private readonly int _seed;
    private readonly int _most;

    private Neighbourhood(Bench bench, string path, int seed, bool isBusy)
    {
        (_bench, _path, _seed, _most) = (bench, path, seed, isBusy ? int.MaxValue : MostRebalances);
        Source = SqliteSource.Open(path);
        _neighbour = ChildProcess.Start(["neighbour", path, $"{seed}", .. isBusy ? (string[])["busy"] : []]);
    }

    /// <summary>The journal, for reading.</summary>
    public SqliteSource Source { get; }

    /// <summary>How many processes were killed.</summary>
    public int Killed => _gone.Count;

    /// <summary>All rebalances that were begun.</summary>
    public IReadOnlyList<Rebalanced> Rebalances => [.. _gone.Concat(_processes).SelectMany(process => process.Rebalances)];

    /// <summary>Makes a journal, and starts the processes.</summary>
    public static async Task<Neighbourhood> StartAsync(Bench bench, string path, int seed, int rebalancers, bool isBusy)
    {
        await ObedienceFile.Open(path).DisposeAsync();
        var neighbourhood = new Neighbourhood(bench, path, seed, isBusy);
        for (var i = 0; i < rebalancers; i++)
            await neighbourhood.StartOneAsync();
        return neighbourhood;
    }

    /// <summary>Tells all rebalancers, now that something was acknowledged, how many events there are.</summary>
    public async Task<long> TellAsync()
    {
        var events = (await Source.GetHeadAsync(_bench.Cancellation)).Count;
        foreach (var process in _processes)
            await process.TellAsync(events, _most);
        return events;
    }

    /// <summary>Has the neighbour write some more.</summary>
    public Task LetNeighbourWriteAsync() => _neighbour.TellAsync("more");

    /// <summary>Waits until so many rebalances have ended that began when there were at least so many events.</summary>
    /// <returns>What is wrong, or null.</returns>
    public async Task<string?> WaitAsync(long events, int count = 1)
    {
        while (_processes.Sum(process => process.EndedSince(events)) < count)
        {
            if (_processes.FirstOrDefault(process => process.HasDied) is { } dead)
                return $"Process {dead.Number} died.";
            if (!await _heard.WaitAsync(Patience, _bench.Cancellation))
                return $"No rebalance came to its end in {Patience.TotalSeconds:0} s.";
        }

        return null;
    }

    /// <summary>Kills one, and starts another in its place.</summary>
    public async Task KillOneAsync(Random random)
    {
        var victim = _processes[random.Next(_processes.Count)];
        Thread.SpinWait(random.Next(200_000));
        await victim.KillAsync();
        _processes.Remove(victim);
        _gone.Add(victim);
        await StartOneAsync();
    }

    /// <summary>Lets all of them end.</summary>
    /// <returns>What is wrong with how one ended, or null.</returns>
    public async Task<string?> StopAsync()
    {
        string? broken = null;
        foreach (var process in _processes)
            broken ??= await process.StopAsync();
        await _neighbour.TellAsync("stop");
        return broken ?? (await _neighbour.WaitAsync() is var code and not 0 ? $"The neighbour ended with {code}." : null);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _gone.Concat(_processes))
            await process.DisposeAsync();
        await _neighbour.DisposeAsync();
        await Source.DisposeAsync();
        _heard.Dispose();
    }

    private async Task StartOneAsync()
    {
        var number = _gone.Count + _processes.Count + 1;
        var process = RebalancingProcess.Start(_path, number, unchecked((_seed * 31) + number), _bench.Bug, Source, () => _heard.Release());
        _processes.Add(process);
        await process.TellAsync((await Source.GetHeadAsync(_bench.Cancellation)).Count, _most);
    }
}

using System.Globalization;
using Daybook.Sqlite;

namespace Daybook.Torture.Obedience;

/// <summary>A child that rebalances, and what it has told of it.</summary>
internal sealed class RebalancingProcess : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Rebalanced> _told = [];
    private readonly ChildProcess _child;
    private readonly SqliteSource _source;
    private readonly Action _heard;
    private readonly Task _hearing;
    private bool _isEnding;

    private RebalancingProcess(ChildProcess child, int number, SqliteSource source, Action heard)
    {
        (_child, Number, _source, _heard) = (child, number, source, heard);
        _hearing = Task.Run(HearAsync);
    }

    public int Number { get; }

    /// <summary>True when it ended without being told to, or killed.</summary>
    public bool HasDied { get; private set; }

    /// <summary>Starts one.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="number">The process's number, which no other has.</param>
    /// <param name="seed">Decides what it sees.</param>
    /// <param name="bug">The bug to plant, or null.</param>
    /// <param name="source">The journal, which is asked where it stands when a rebalance has ended.</param>
    /// <param name="heard">Told of each end, and of the child's.</param>
    public static RebalancingProcess Start(string path, int number, int seed, string? bug, SqliteSource source, Action heard)
    {
        string[] planted = bug is null ? [] : [bug];
        return new RebalancingProcess(ChildProcess.Start(["rebalance", path, number.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture), .. planted]), number, source, heard);
    }

    /// <summary>The rebalances that it has begun until now.</summary>
    public IReadOnlyList<Rebalanced> Rebalances
    {
        get
        {
            lock (_lock)
                return [.. _told];
        }
    }

    /// <summary>How many rebalances have come to their end that began when there were at least so many events.</summary>
    public int EndedSince(long events)
    {
        lock (_lock)
            return _told.Count(one => one.Told >= events && one.End is not null);
    }

    // A child that is gone does not hear it.
    private async Task TellAsync(string line)
    {
        try
        {
            await _child.TellAsync(line);
        }
        catch (IOException)
        {
            // Why it is gone is found out elsewhere.
        }
    }

    /// <summary>Tells it how many events there are, and how often it may rebalance before it is told more.</summary>
    public Task TellAsync(long events, int most) => TellAsync(string.Create(CultureInfo.InvariantCulture, $"told {events} {most}"));

    public async Task KillAsync()
    {
        _isEnding = true;
        await _child.KillAsync();
        await _hearing;
    }

    /// <summary>Lets it end what it does.</summary>
    /// <returns>What is wrong with how it ended, or null.</returns>
    public async Task<string?> StopAsync()
    {
        _isEnding = true;
        await TellAsync("stop");
        await _hearing;
        return await _child.WaitAsync() is var code and not 0 ? $"Process {Number} ended with {code}." : null;
    }

    public async ValueTask DisposeAsync()
    {
        _isEnding = true;
        await _child.DisposeAsync();
        await _hearing;
    }

    private async Task HearAsync()
    {
        while (await _child.HearAsync(CancellationToken.None) is { } line)
        {
            // A line that was cut off by a kill says nothing.
            if (!line.EndsWith(" .", StringComparison.Ordinal))
                continue;
            if (line.StartsWith("begin ", StringComparison.Ordinal))
                Begin(Rebalanced.Parse(Number, line));
            else if (line.StartsWith("end ", StringComparison.Ordinal))
                await EndAsync(RebalancedEnd.Parse(line));
        }

        HasDied = !_isEnding;
        _heard();
    }

    private void Begin(Rebalanced begun)
    {
        lock (_lock)
            _told.Add(begun);
    }

    private async Task EndAsync(RebalancedEnd end)
    {
        // Read behind the end: the rebalance has seen no more than that.
        var head = await _source.GetHeadAsync();
        lock (_lock)
            _told[^1] = _told[^1] with { End = end with { Head = head.Count } };
        _heard();
    }
}

using Daybook.Storage;
using Daybook.Torture.Promises;

namespace Daybook.Torture.Snapshots;

/// <summary>One journal and its snapshots: after everything that is done to either, what is read must be what the plain fold says.</summary>
internal sealed class SnapshotTrial : IAsyncDisposable
{
    private const int MostSnapshots = 150;

    private readonly Random _random;
    private readonly FoldedJournal _journal;
    private readonly Look _look;
    private readonly List<(IEventSource Source, Look.Host Host)> _kept = [];
    private readonly List<string> _done = [];
    private readonly int _size;
    private readonly int _spacing;

    public SnapshotTrial(string folder, int seed, string? bug)
    {
        _random = new Random(seed);
        _journal = new FoldedJournal(Path.Combine(folder, "journal.db"), new RandomHistory(seed), _random, bug);
        _look = new Look(_journal, _random);
        _size = _random.Next(2) == 0 ? _random.Next(20, 300) : _random.Next(300, 2_000);
        _spacing = SomeSpacing();
    }

    /// <summary>How many states were compared.</summary>
    public int Compared => _look.Compared;

    /// <summary>Goes through so many cases.</summary>
    /// <returns>What is wrong, or null.</returns>
    public async Task<string?> RunAsync(int cases, Bench bench)
    {
        await AppendAsync(_size / 2);
        for (var i = 0; i < cases; i++)
        {
            bench.Cancellation.ThrowIfCancellationRequested();
            _done.Add($"{i}: {await ChangeAsync()}");
            if (await LookAsync() is { } broken)
                return $"{broken}. Before that, with a snapshot every {_spacing} events: {string.Join("; ", _done)}";
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await ForgetAsync();
        await _journal.DisposeAsync();
    }

    private async Task<string> ChangeAsync()
    {
        switch (_random.Next(20))
        {
            case < 6:
                return await AppendAsync(_random.Next(1, 1 + (_size / 5)));
            case < 12:
                return new FoldsDamage(_journal.Path, _random).DoOne(_journal.Plain.Count, _journal.Epoch);
            case < 14:
                await ForgetAsync();
                await _journal.CopyAsync();
                return $"copied; {await AppendAsync(_random.Next(1, 1 + (_size / 5)))}";
            case < 17:
                var isRecovered = _random.Next(2) == 0;
                await ForgetAsync();
                if (!await _journal.PutBackAsync(isRecovered))
                    return await AppendAsync(_random.Next(1, 1 + (_size / 5)));
                return $"the copy was put back{(isRecovered ? " and recovered" : string.Empty)}; {await AppendAsync(_random.Next(1, 1 + (_size / 3)))}";
            case 17:
                if (!await _journal.TakeSnapshotsOfAnotherAsync(_spacing))
                    return await AppendAsync(_random.Next(1, 1 + (_size / 5)));
                return "the snapshots of another way of going on were put beside it";
            case 18:
                await _journal.RecoverAsync();
                return $"a new epoch began; {await AppendAsync(_random.Next(1, 1 + (_size / 5)))}";
            default:
                if (_size < 1_000)
                    return await AppendAsync(_random.Next(1, 1 + (_size / 5)));
                await _journal.ReplayAsync(_spacing);
                return "a market was replayed";
        }
    }

    private async Task<string> AppendAsync(int count)
    {
        await _journal.AppendAsync(count);
        return $"{count} events were added";
    }

    private async Task<string?> LookAsync()
    {
        foreach (var (_, host) in _kept)
        {
            if (await host.ReadAsync() is { } behind)
                return $"Kept open, {behind}";
        }

        var source = _journal.OpenToRead(_random.Next(4) == 0 ? SomeSpacing() : _spacing);
        try
        {
            for (var looks = _random.Next(2, 5); looks > 0; looks--)
            {
                if (await _look.OneAsync(source) is { } broken)
                    return $"In event {_journal.Plain.Count}, {broken}";
            }

            if (_kept.Count >= 3 || _random.Next(2) == 0)
                return null;
            _kept.Add((source, await _look.OpenAsync(source)));
            source = null;
            return await _kept[^1].Host.ReadAsync();
        }
        finally
        {
            if (source is not null)
                await source.DisposeAsync();
        }
    }

    private async Task ForgetAsync()
    {
        foreach (var (source, host) in _kept)
        {
            host.Dispose();
            await source.DisposeAsync();
        }

        _kept.Clear();
    }

    /// <summary>From 1 to 2,048, all orders of size alike, but no more snapshots than can be saved in a moment.</summary>
    private int SomeSpacing() => Math.Max((int)Math.Pow(2, _random.NextDouble() * 11), _size / MostSnapshots);
}

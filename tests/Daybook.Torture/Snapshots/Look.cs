using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Projections;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Torture.Snapshots;

/// <summary>Looks at a journal's portfolios in all the ways that there are, and compares each with the plain fold.</summary>
/// <param name="journal">The journal.</param>
/// <param name="random">Decides which portfolio, when, and by which version.</param>
internal sealed class Look(FoldedJournal journal, Random random)
{
    // Other versions than the product has, or will have for long.
    private const int FirstVersion = 100;
    private const int Versions = 3;

    /// <summary>How many states were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>True when others add events meanwhile.</summary>
    public bool IsGrowing { get; init; }

    private PlainFold Plain => journal.Plain;

    /// <summary>Reads every portfolio once, for the snapshots that are left.</summary>
    public async Task ReadAllAsync(IEventSource source)
    {
        foreach (var run in (string?[])[null, .. journal.Runs])
        {
            using var host = new ProjectionHost<PortfolioFold>(source, await PortfolioProjection.OfAsync(new JournalReader(source), run));
            await host.ReadAsync();
        }
    }

    /// <summary>Looks in some way.</summary>
    /// <returns>What is wrong, or null.</returns>
    public async Task<string?> OneAsync(IEventSource source)
    {
        var run = SomeRun();
        switch (random.Next(4))
        {
            case 0:
                return await QueryAsync(source, run);
            case 1:
                var upTo = random.NextInt64(Plain.Count + 2);
                return await PastAsync(source, run, upTo, random.Next(3) == 0 ? SomeTime() : null);
            default:
                using (var host = await OpenAsync(source, run))
                    return await host.ReadAsync();
        }
    }

    /// <summary>A host of some portfolio, which may be kept and asked again.</summary>
    public Task<Host> OpenAsync(IEventSource source) => OpenAsync(source, SomeRun());

    private async Task<Host> OpenAsync(IEventSource source, string? run)
    {
        var projection = await PortfolioProjection.OfAsync(new JournalReader(source), run);
        var version = SomeVersion();
        return new Host(this, source, projection, version is { } other ? new VersionedProjection(projection, other) : null);
    }

    private async Task<string?> QueryAsync(IEventSource source, string? run)
    {
        DateTimeOffset? at = random.Next(2) == 0 ? SomeTime() : null;
        DateTimeOffset? known = IsGrowing || random.Next(2) == 0 ? Plain[random.NextInt64(Plain.Count) + 1].RecordedAt : null;
        var state = await StateReader.ReadAsync(new JournalReader(source), new StateQuery { Run = run, At = at, KnownAt = known });
        await CatchUpAsync();
        var upTo = (long)Plain.Count;
        while (known is { } when && Plain[upTo].RecordedAt > when)
            upTo--;
        return Compare(state, Plain.Of(run, upTo, at), $"the state of {run ?? "live"} at {at:O}, as it was known at {known:O}");
    }

    private async Task<string?> PastAsync(IEventSource source, string? run, long upTo, DateTimeOffset? at)
    {
        var projection = await PortfolioProjection.OfAsync(new JournalReader(source), run);
        var expected = Plain.Of(run, upTo, at);
        var what = $"the state of {run ?? "live"} up to {upTo} at {at:O}";
        if (SomeVersion() is not { } version)
            return Compare((await PastStates.ReadAsync(source, projection, upTo, at)).State.State, expected, what);
        var other = new VersionedProjection(projection, version);
        return Compare(other.Unmarked((await PastStates.ReadAsync(source, other, upTo, at)).State.State), expected, $"{what} in version {version}");
    }

    private Task CatchUpAsync() => IsGrowing ? journal.CatchUpAsync() : Task.CompletedTask;

    private string? Compare(PortfolioState? state, PortfolioState expected, string what)
    {
        Compared++;
        return state is null ? $"{what} is that of another version"
            : PlainFold.TextOf(state) is var found && PlainFold.TextOf(expected) is var right && found != right ? $"{what} is another than the plain fold's: {Difference(found, right)}" : null;
    }

    private static string Difference(string found, string right)
    {
        var place = found.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{found[Math.Max(0, place - 60)..Math.Min(found.Length, place + 40)]} where it is {right[Math.Max(0, place - 60)..Math.Min(right.Length, place + 40)]}";
    }

    private string? SomeRun() => random.Next(2) == 0 ? null : journal.Runs[random.Next(journal.Runs.Count)];

    private int? SomeVersion() => random.Next(4) == 0 ? FirstVersion + random.Next(Versions) : null;

    private DateTimeOffset SomeTime() => Plain[random.NextInt64(Plain.Count) + 1].OccurredAt.AddMinutes(random.Next(-2, 3));

    /// <summary>A host that is compared whenever it has read on.</summary>
    internal sealed class Host : IDisposable
    {
        private readonly Look _look;
        private readonly PortfolioProjection _plain;
        private readonly VersionedProjection? _other;
        private readonly ProjectionHost<PortfolioFold> _host;

        public Host(Look look, IEventSource source, PortfolioProjection plain, VersionedProjection? other)
        {
            (_look, _plain, _other) = (look, plain, other);
            _host = new ProjectionHost<PortfolioFold>(source, other is null ? plain : other);
        }

        /// <summary>Reads on.</summary>
        /// <returns>What is wrong, or null.</returns>
        public async Task<string?> ReadAsync()
        {
            var (fold, position) = await _host.ReadAsync();
            await _look.CatchUpAsync();
            if (position.Id != _look.Plain.Count && !_look.IsGrowing)
                return $"a host of {_plain.Name} is at {position}, and there are {_look.Plain.Count} events";
            return _look.Compare(_other is null ? fold.State : _other.Unmarked(fold.State), _look.Plain.Of(_plain.Book.RunId, position.Id), $"what a host of {_plain.Name} in version {_other?.Version ?? _plain.Version} holds at {position}");
        }

        public void Dispose() => _host.Dispose();
    }
}

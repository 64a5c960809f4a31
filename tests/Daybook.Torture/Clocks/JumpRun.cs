using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite;
using Daybook.Storage;
using Daybook.Torture.Child;
using Daybook.Torture.Promises;

namespace Daybook.Torture.Clocks;

/// <summary>Lets three writers of one journal append, each with a clock of its own that jumps before each group, and checks the order of what is there.</summary>
internal sealed class JumpRun
{
    private static readonly DateTimeOffset[] Edges =
    [
        new(2024, 2, 28, 23, 59, 59, TimeSpan.Zero), new(2024, 2, 29, 23, 59, 59, TimeSpan.Zero), new(2025, 2, 28, 23, 59, 59, TimeSpan.Zero),
        new(2025, 3, 9, 6, 59, 59, TimeSpan.Zero), new(2025, 3, 30, 0, 59, 59, TimeSpan.Zero), new(2025, 10, 26, 0, 59, 59, TimeSpan.Zero),
        new(2025, 11, 2, 5, 59, 59, TimeSpan.Zero), new(1999, 12, 31, 23, 59, 59, TimeSpan.Zero), new(2038, 1, 19, 3, 14, 7, TimeSpan.Zero),
        new(2016, 12, 31, 23, 59, 59, TimeSpan.Zero), new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero), new(1969, 12, 31, 23, 59, 59, TimeSpan.Zero),
    ];

    private readonly Bench _bench;
    private readonly Random _random;
    private readonly List<(long Occurred, long Shown)> _written = [];

    public JumpRun(Bench bench)
    {
        _bench = bench;
        _random = new Random(bench.Seed);
    }

    /// <summary>Jumps to a time before the one that the clock showed.</summary>
    public int Back { get; private set; }

    public async Task<string?> RunAsync(int groups)
    {
        var path = Path.Combine(_bench.NewFolderInMemory(), "journal.db");
        SettableClock[] clocks = [new(Edges[0]), new(Edges[1]), new(Edges[2])];
        var stores = clocks.Select(clock => SqliteStore.Open(path, DoomedChild.Options with { Time = clock })).ToList();
        try
        {
            for (var group = 0; group < groups; group++)
            {
                _bench.Report(group, groups);
                var writer = _random.Next(clocks.Length);
                Append(stores[writer], Jump(clocks[writer]));
            }

            return await JudgeAsync(stores[0]);
        }
        finally
        {
            foreach (var store in stores)
                await store.DisposeAsync();
        }
    }

    private SettableClock Jump(SettableClock clock)
    {
        var before = clock.Now;
        clock.Now = _random.Next(4) switch
        {
            0 => Edges[_random.Next(Edges.Length)],
            1 => before.AddHours(_random.Next(2) == 0 ? 1 : -1),
            2 => before.AddTicks(_random.Next(100)),
            _ => before.AddSeconds(_random.Next(-100, 200)),
        };
        Back += clock.Now < before ? 1 : 0;
        return clock;
    }

    private void Append(SqliteStore store, SettableClock clock)
    {
        var events = Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Make.Note(at: Edges[_random.Next(Edges.Length)].AddSeconds(_random.Next(7200)))).ToArray();
        store.Append([new AppendRequest(events)], Durability.Committed);
        foreach (var one in events)
            _written.Add((Microseconds.From(one.OccurredAt), Microseconds.From(clock.Now)));
    }

    private async Task<string?> JudgeAsync(SqliteStore store)
    {
        var recorded = long.MinValue;
        var all = await store.ReadAsync(1, int.MaxValue);
        if (StandingClocks.FindWrong(all) is { } wrong)
            return wrong;
        if (all.Index().FirstOrDefault(one => one.Item.Id != one.Index + 1) is (var place, { } stray))
            return $"Event {place + 1} should follow, and {stray.Id} does.";
        var events = all.Where(one => !one.Type.Equals(EventTypes.ClockBehind)).ToList();
        for (var i = 0; i < events.Count; i++)
        {
            // The newest time that any clock has shown until then.
            recorded = Math.Max(recorded, _written[i].Shown);
            if (Microseconds.From(events[i].OccurredAt) != _written[i].Occurred)
                return $"Event {i + 1} does not have the time at which it occurred.";
            if (Microseconds.From(events[i].RecordedAt) != recorded)
                return $"Event {i + 1} was recorded at {events[i].RecordedAt:O}, and the newest time that a clock had shown was {Microseconds.ToTime(recorded):O}.";
        }

        var report = await store.VerifyAsync(new VerifyOptions { RequireAnchor = true });
        return !report.Ok ? $"verify: {report.Findings[0].Message}"
            : events.Count != _written.Count ? $"{_written.Count} events were written, and {events.Count} are there." : null;
    }
}

using Daybook.Torture.Promises;

namespace Daybook.Torture.Obedience;

/// <summary>What processes did to the live portfolios of some journals.</summary>
internal sealed record ObedienceReport
{
    /// <summary>Orders that were acknowledged.</summary>
    public int Orders { get; init; }

    /// <summary>Those that went through the tool.</summary>
    public int ByTool { get; init; }

    /// <summary>Processes that were killed.</summary>
    public int Killed { get; init; }

    /// <summary>Decisions that are recorded.</summary>
    public int Recorded { get; init; }

    /// <summary>Rebalances that came to their end unrecorded, and handed out only what reduces risk.</summary>
    public int Reduced { get; init; }

    /// <summary>Events of all journals.</summary>
    public long Events { get; init; }

    /// <summary>What went wrong, or null.</summary>
    public string? Broken { get; init; }

    public static ObedienceReport operator +(ObedienceReport one, ObedienceReport other) => new()
    {
        Orders = one.Orders + other.Orders,
        ByTool = one.ByTool + other.ByTool,
        Killed = one.Killed + other.Killed,
        Recorded = one.Recorded + other.Recorded,
        Reduced = one.Reduced + other.Reduced,
        Events = one.Events + other.Events,
        Broken = one.Broken ?? other.Broken,
    };
}

/// <summary>Lets processes rebalance a live portfolio while it is ordered about and they are killed.</summary>
internal static class ObedienceRun
{
    /// <summary>Says so many orders to the live portfolio of a new journal.</summary>
    public static async Task<ObedienceReport> OrderAboutAsync(Bench bench, int seed, int orders)
    {
        var random = new Random(seed);
        var path = Path.Combine(bench.NewFolderInMemory(), "journal.db");
        await using var neighbourhood = await Neighbourhood.StartAsync(bench, path, seed, rebalancers: random.Next(2, 4), isBusy: false);
        await using var orderer = new Orderer(path, random, bench);
        var acknowledged = new List<(Order, long)>();
        var events = 0L;
        for (var number = 1; number <= orders; number++)
        {
            var order = Order.Draw(number, RandomSnapshots.Micros(events, 0, number), random);
            var isHeard = await orderer.SayAsync(order);
            events = await neighbourhood.TellAsync();
            if (isHeard)
                acknowledged.Add((order, events));
            if (random.Next(3) == 0)
                await neighbourhood.LetNeighbourWriteAsync();
            if (random.Next(3) > 0 && await neighbourhood.WaitAsync(events) is { } stuck)
                return new ObedienceReport { Broken = stuck };
            if (random.Next(16) == 0)
                await neighbourhood.KillOneAsync(random);
        }

        var broken = await neighbourhood.WaitAsync(events) ?? await neighbourhood.StopAsync();
        return await JudgeAsync(neighbourhood, acknowledged, broken) with { ByTool = orderer.ByTool, Killed = neighbourhood.Killed + orderer.Killed };
    }

    /// <summary>Lets one process rebalance so often while a neighbour writes as fast as it can.</summary>
    public static async Task<ObedienceReport> BesideBusyNeighbourAsync(Bench bench, int seed, int rebalances)
    {
        var path = Path.Combine(bench.NewFolderInMemory(), "journal.db");
        await using var neighbourhood = await Neighbourhood.StartAsync(bench, path, seed, rebalancers: 1, isBusy: true);
        var broken = await neighbourhood.WaitAsync(0, rebalances) ?? await neighbourhood.StopAsync();
        var report = await JudgeAsync(neighbourhood, [], broken);
        return report.Reduced == 0 ? report : report with { Broken = report.Broken ?? $"{report.Reduced} rebalances were not recorded, and nobody but the neighbour wrote." };
    }

    private static async Task<ObedienceReport> JudgeAsync(Neighbourhood neighbourhood, List<(Order, long)> acknowledged, string? broken)
    {
        var events = await neighbourhood.Source.ReadAsync(1, int.MaxValue);
        var judge = new ObedienceJudge(events, neighbourhood.Rebalances);
        broken ??= await judge.JudgeAsync(neighbourhood.Source, acknowledged);
        return new ObedienceReport { Orders = acknowledged.Count, Recorded = judge.Recorded, Reduced = judge.Reduced, Events = events.Count, Broken = broken };
    }
}

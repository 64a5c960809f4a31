using Daybook.Engine.Configuration;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Samples;
using Daybook.Storage;
using Microsoft.Extensions.DependencyInjection;

// Runs every snippet once, in a folder of its own, so that what the docs show is known to work.
var asOf = new DateTimeOffset(2025, 3, 5, 14, 30, 0, TimeSpan.Zero);
var folder = Directory.CreateTempSubdirectory("daybook-samples-");
Directory.SetCurrentDirectory(folder.FullName);
try
{
    await FirstEvent.RunAsync(asOf);

    var services = new ServiceCollection();
    Hosting.AddTo(services);
    await using (var provider = services.BuildServiceProvider())
    {
        var journal = provider.GetRequiredService<Journal>();
        await Embedding.RebalanceAsync(journal, asOf.AddDays(1), [new("NVDA", 0.71, RecentCycles: 1), new("MSFT", 0.68, RecentCycles: 0)]);
        await Embedding.OrderAsync(journal, "4711", asOf.AddDays(1));
        await Embedding.OrderAsync(journal, "4711", asOf.AddDays(1));
        using var enough = new CancellationTokenSource();
        await Embedding.FollowAsync(journal, new JournalPosition(0, (await journal.GetHeadAsync()).Count - 1), enough);
        await Embedding.ObeyAsync(journal);
        await using (var session = journal.BeginSession("rebalance", asOf.AddDays(1)))
            Deciding.Record(session);
        await Embedding.DecideAsync(journal, PortfolioEvent.Create(EventTypes.PositionHold, asOf.AddDays(1), "kept", asset: "AAPL"));
        using (var portfolio = await Portfolio.OpenAsync(journal))
            await Embedding.ValueAsync(portfolio, asOf.AddDays(1));
        await LiveRebalancing.RunAsync(journal, "whipsaw: { period_days: 21 }", LiveRebalancing.Snapshot(asOf.AddDays(2)));
        using (var rebalancer = await Rebalancer.OpenAsync(journal, RebalanceOptions.Of(EngineConfiguration.Parse("rebalance: { frequency: mondays, calendar: new-york }"))))
            await LiveRebalancing.IfDueAsync(rebalancer, new DateOnly(2025, 3, 10), LiveRebalancing.Snapshot(asOf.AddDays(5)));
    }

    await Embedding.ReadAsync("portfolio.db");
    if (MarketDays.Ask("name: London\ntime_zone: Europe/London\nfrom: 2026-01-01\nto: 2026-12-31\nopen: 08:00\nclose: 16:30\n") is not
        ({ IsHalfDay: true, ClosesAt.Hour: 18 }, { Day: 28 }, { Day: 29 }, { Name: "London" }))
        throw new InvalidOperationException("The documents say other days.");
}
finally
{
    Directory.SetCurrentDirectory(Path.GetTempPath());
    folder.Delete(recursive: true);
}

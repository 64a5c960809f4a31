using Daybook.Engine.Configuration;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Scoring;
using Daybook.Events;
using Daybook.Exchange.Importing;
using Daybook.Market.Buckets;
using Daybook.Market.Regimes;
using Daybook.Recording;
using Daybook.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Cli.Tests.Golden;

/// <summary>
/// The live portfolio of a golden journal: rebalances and fills, a core asset, a cycle whose lock a person releases, a trading state that changes and changes back, an append under a
/// key, an import; then the newest events are lost, the journal is recovered into epoch 1, and the portfolio goes on.
/// </summary>
internal sealed class GoldenPortfolio
{
    public const string Key = "golden-key";

    /// <summary>What was imported, kept beside the journal.</summary>
    public const string Imported = "imported.jsonl";

    public const string Source = "golden-source";

    private static readonly DateTimeOffset Start = new(2025, 3, 3, 21, 0, 0, TimeSpan.Zero);

    private static readonly string[] Foreign =
    [
        """{"timestamp":"2024-11-04T21:00:00Z","event_type":"position_open","asset":"XOM","reason":"score 0.78 over 0.65","score_after":0.78,"size_after":0.1}""",
        """{"timestamp":"2024-11-05T21:00:00Z","event_type":"whipsaw_block","asset":"KO","reason":"1 of 1 cycles in 14 days","metadata":{"recent_cycles":1,"max_cycles":1}}""",
        """{"timestamp":"2024-11-06T21:00:00Z","event_type":"position_close","asset":"XOM","reason":"score 0.31 under 0.60","size_before":0.1,"size_after":0}""",
    ];

    private readonly string _path;
    private readonly FakeTimeProvider _time = new(Start);
    private readonly RebalanceOptions _options = RebalanceOptions.Of(
        EngineConfiguration.Default.With(
        [
            new("holding.min_days", "2"), new("whipsaw.period_days", "21"), new("grace.enabled", "false"), new("buckets.enabled", "true"), new("core.enabled", "true"),
        ]),
        new BucketMap([new("Tech", ["NVDA", "AAPL"]), new("Staples", ["KO", "PG"])]));

    private GoldenPortfolio(string path) => _path = path;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The event that was appended under <see cref="Key"/>.</summary>
    public static PortfolioEvent Keyed() => PortfolioEvent.Create(EventTypes.PositionHold, Start, "kept once, however often it is sent", asset: "NVDA");

    public static async Task MakeAsync(string folder)
    {
        var portfolio = new GoldenPortfolio(Path.Combine(folder, GoldenJournals.Live));
        await File.WriteAllTextAsync(Path.Combine(folder, Imported), string.Join('\n', Foreign) + "\n", Cancel);
        await portfolio.OnJournalAsync(portfolio.TradeAsync);
        await portfolio.OnJournalAsync(journal => Importer.ImportAsync(journal, Path.Combine(folder, Imported), new ImportOptions { Source = Source }, cancellationToken: Cancel));
        await portfolio.LoseAndRecoverAsync();
        await portfolio.OnJournalAsync(portfolio.GoOnAsync);
    }

    private async Task TradeAsync(Journal journal)
    {
        using var rebalancer = await Rebalancer.OpenAsync(journal, _options, Cancel);
        await RebalanceAsync(rebalancer, Asset("NVDA", 0.82), Asset("KO", 0.74), Asset("AAPL", 0.62), Asset("PG", 0.4));
        await FillAsync(rebalancer, Bought("NVDA", 100, 0.12), Bought("KO", 150, 0.1));
        await journal.AppendAsync([Keyed()], idempotencyKey: Key, cancellationToken: Cancel);
        var designation = CoreAssetDesignation.Designate(rebalancer.State.Protections.CoreAssets, "NVDA", "Tech", 0.97, At, _options.Protections.CoreAssets);
        Assert.True(designation.IsDone);
        await rebalancer.Portfolio.RecordAsync(designation.Events, Cancel);

        Advance(days: 1);
        await RebalanceAsync(rebalancer, Asset("NVDA", 0.45, 0.12), Asset("KO", 0.41, 0.1), Asset("AAPL", 0.7), Asset("PG", 0.4));

        Advance(days: 2);
        await RebalanceAsync(rebalancer, Asset("NVDA", 0.5, 0.12), Asset("KO", 0.4, 0.1), Asset("AAPL", 0.71), Asset("PG", 0.4));
        await FillAsync(rebalancer, new Fill("KO", At, -150, 59, 0.1, 0, 1.5), Bought("AAPL", 60, 0.11));

        Advance(days: 1);
        await RebalanceAsync(rebalancer, Asset("NVDA", 0.8, 0.12), Asset("KO", 0.9), Asset("AAPL", 0.71, 0.11), Asset("PG", 0.4));
        await rebalancer.Portfolio.RecordAsync([ProtectionEvents.Release(ProtectionNames.Whipsaw, "KO", At, "Ada Lovelace", "merger announced")], Cancel);
        await rebalancer.Portfolio.RecordAsync([TradingProtection.Change(TradingStatus.Halted, At, "Ada Lovelace", "the feed is stale")], Cancel);

        Advance(days: 1);
        await RebalanceAsync(rebalancer, Asset("NVDA", 0.8, 0.12), Asset("KO", 0.9), Asset("AAPL", 0.71, 0.11), Asset("PG", 0.4));
        await rebalancer.Portfolio.RecordAsync([TradingProtection.Change(TradingStatus.Active, At, "Ada Lovelace", "the feed is back")], Cancel);
    }

    /// <summary>Three events are acknowledged, and the file is put back to what it was before them; the anchor knows better.</summary>
    private async Task LoseAndRecoverAsync()
    {
        var earlier = await File.ReadAllBytesAsync(_path, Cancel);
        await OnJournalAsync(journal => journal.AppendAsync([.. Enumerable.Repeat(Keyed(), 3)], cancellationToken: Cancel));
        await File.WriteAllBytesAsync(_path, earlier, Cancel);
        Advance(days: 1);
        var report = await SqliteJournal.RecoverAsync(_path, Options, cancellationToken: Cancel);
        Assert.Equal((1, 3), (report.Epoch, report.Lost));
    }

    private async Task GoOnAsync(Journal journal)
    {
        using var rebalancer = await Rebalancer.OpenAsync(journal, _options, Cancel);
        await RebalanceAsync(rebalancer, Asset("NVDA", 0.8, 0.12), Asset("KO", 0.9), Asset("AAPL", 0.71, 0.11), Asset("PG", 0.4));
        await FillAsync(rebalancer, Bought("KO", 160, 0.1));
    }

    private DateTimeOffset At => _time.GetUtcNow();

    private JournalOptions Options => new() { Actor = "golden", Time = _time };

    private void Advance(int days) => _time.Advance(TimeSpan.FromDays(days));

    private async Task OnJournalAsync(Func<Journal, Task> doing)
    {
        await using var journal = await SqliteJournal.OpenAsync(_path, Options, Cancel);
        await doing(journal);
    }

    private async Task RebalanceAsync(Rebalancer rebalancer, params AssetSnapshot[] universe)
    {
        var snapshot = new MarketSnapshot { At = At, Universe = universe, Regime = new RegimeObservation(At, MarketRegime.Goldilocks, 0.8) };
        Assert.True((await rebalancer.RebalanceAsync(snapshot, cancellationToken: Cancel)).IsRecorded);
    }

    private async Task FillAsync(Rebalancer rebalancer, params Fill[] fills)
    {
        await rebalancer.Portfolio.RecordFillsAsync(fills, cancellationToken: Cancel);
        Assert.NotEmpty(rebalancer.State.Positions.Positions);
    }

    private Fill Bought(string asset, double quantity, double size) => new(asset, At, quantity, 60, 0, size, 1.5);

    private static AssetSnapshot Asset(string name, double score, double size = 0) =>
        new(new AssetScore(name, size > 0, ScoreCodes.TechnicalOnly, $"score {score} from prices alone", score, 0.6, null, null), size) { Price = 60, Return = 0.02 };
}

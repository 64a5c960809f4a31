using System.Globalization;
using Daybook.Journals;
using Daybook.Operations.Inputs;
using Daybook.Operations.Replaying;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Operations.Tests.Support;

/// <summary>
/// Forty days of prices that never move, and scores that make a portfolio of them open, close and want to open again: what comes out is the same on every machine. Replays go into a
/// journal in memory, with numbered ids.
/// </summary>
public abstract class ReplayedMarket : IDisposable
{
    private protected const string Address = "memory://replay";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 3, 5, 14, 30, 0, TimeSpan.Zero));
    private readonly InMemory _journals = new(new MemoryStore());

    protected ReplayedMarket()
    {
        Write("prices.csv", ["date,asset,close", .. Days.SelectMany(day => (string[])[$"{day},KO,50", $"{day},PG,80"]), $"{Days[^1]},PG,80"]);
        Write("scores.csv", ["date,asset,score", .. Days.Where((_, i) => i % 5 == 0).SelectMany((day, i) => (string[])[$"{day},KO,0.9", $"{day},PG,{(i % 2 == 0 ? "0.9" : "0.1")}"])]);
    }

    /// <summary>A folder for the test's files.</summary>
    private protected string Folder { get; } = Directory.CreateTempSubdirectory("daybook-operations-").FullName;

    /// <summary>The prices and scores.</summary>
    private protected MarketRequest Market => new() { Prices = [In("prices.csv")], Fundamentals = In("scores.csv"), Notes = true };

    /// <summary>Settings under which the scores alone decide, and grace periods and whipsaw protection have something to refuse.</summary>
    private protected static SettingsRequest Settings => new()
    {
        Set = ["scoring.technical=false", "rebalance.frequency=daily", "rebalance.commission=0", "rebalance.slippage=0", "holding.min_days=1", "grace.days=3", "buckets.enabled=false"],
    };

    /// <summary>What an operation works on.</summary>
    private protected OperationContext Context(IProgress<OperationProgress>? progress = null) =>
        new(new JournalLocator(_journals), Address) { Time = _clock, Actor = "desk", Progress = progress };

    /// <summary>Records the replay.</summary>
    private protected async Task<ReplayAnswer> ReplayAsync() => await ReplayOperation.RunAsync(Context(), new ReplayRequest { Market = Market, Settings = Settings }, TestContext.Current.CancellationToken);

    private protected string In(string name) => Path.Combine(Folder, name);

    private protected void Write(string name, string[] lines) => File.WriteAllLines(In(name), lines);

    /// <summary>Working days from the first of January 2024.</summary>
    private static string[] Days { get; } =
    [
        .. Enumerable.Range(0, 56).Select(day => new DateOnly(2024, 1, 1).AddDays(day)).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    // A replay waits for its writer, whose clock must go on: what is recorded has the times of the days that are replayed.
    private sealed class InMemory(MemoryStore store) : IJournalProvider
    {
        public string Scheme => "memory";

        public string Software => "memory";

        public IJournalFiles? Files => null;

        public bool Exists(string address) => true;

        public ValueTask<JournalReader> OpenReaderAsync(string address, CancellationToken cancellationToken = default) => new(new JournalReader(store));

        public async ValueTask<Journal> OpenAsync(string address, JournalOptions options, CancellationToken cancellationToken = default) =>
            await Journal.OpenAsync(store, options with { Ids = new NumberedIds(), Time = TimeProvider.System }, cancellationToken);
    }
}

using Daybook.Events;

namespace Daybook.Benchmarks;

/// <summary>
/// Events from objects to committed rows, with integrity and postings, beside the store's own encoded rows through the raw SQLite API into one table
/// without an index, and beside the reference system's table.
/// </summary>
internal sealed class AppendBenchmark : IBenchmark
{
    /// <summary>How many events of the standard workload are appended.</summary>
    public const int Events = 32 * BenchmarkRun.Group;

    private const int Rounds = 5;
    private const int ReferenceRounds = 2;

    public string Name => "append";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        run.Say($"append: {Events:N0} events, {Rounds} rounds");
        PortfolioEvent[] events = [.. run.Workload(Events).Events()];
        var first = run.NewPath("append");
        await BenchmarkRun.AppendAsync(first, events, cancellationToken).ConfigureAwait(false);
        var table = RawDatabase.Read(first, "SELECT CAST(sql AS BLOB) FROM sqlite_schema WHERE name = 'event'");
        var definition = System.Text.Encoding.UTF8.GetString(((RawDatabase.Blob)table[0][0]!).Bytes);
        var rows = RawDatabase.Read(first, "SELECT * FROM event ORDER BY id");
        var insert = $"INSERT INTO event VALUES ({string.Join(',', rows[0].Select(_ => '?'))})";
        var (ours, bare, reference) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Timing.Settle();
            ours.Add(Rate(await BenchmarkRun.AppendAsync(run.NewPath("append"), events, cancellationToken).ConfigureAwait(false)));
            Timing.Settle();
            using (var database = new RawDatabase(run.NewPath("raw"), definition))
                bare.Add(Rate(database.Insert(insert, rows)));
        }

        rows.Clear();
        var texts = events.Select(ReferenceTable.Row).ToList();
        for (var round = 0; round < ReferenceRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Timing.Settle();
            using var database = new RawDatabase(run.NewPath("reference"), ReferenceTable.Tables);
            reference.Add(Rate(database.Insert(ReferenceTable.Insert, texts)));
        }

        var rate = Timing.Median(ours);
        return
        [
            new("append_vs_raw", rate / Timing.Median(bare), "", "events/s over the same rows through the raw SQLite API, no index, no integrity") { Bar = Bar.AtLeast(0.70) },
            new("append_vs_reference_schema", rate / Timing.Median(reference), "", "events/s over the reference system's text table with seven indexes") { Bar = Bar.AtLeast(4) },
            new("append_events_per_s", rate, "events/s", "from objects to committed rows, integrity and postings on"),
            new("raw_events_per_s", Timing.Median(bare), "events/s", "the rows alone, through the raw SQLite API"),
            new("reference_schema_events_per_s", Timing.Median(reference), "events/s", "the reference system's table, through the raw SQLite API"),
        ];
    }

    private static double Rate(TimeSpan elapsed) => Events / elapsed.TotalSeconds;
}

using System.Text;
using System.Text.Json;
using Daybook.Events;
using Daybook.Exchange.Importing;
using Daybook.Recording;
using Daybook.Sqlite;

namespace Daybook.Benchmarks;

/// <summary>
/// The processor time of importing JSON lines, each checked first and recorded once, with integrity and postings; beside that of SQLite's own JSON functions, which fill the reference
/// system's table from the same lines. And what an import holds in memory as it goes on.
/// </summary>
internal sealed class ImportBenchmark : IBenchmark
{
    private const int Events = 40 * BenchmarkRun.Group;
    private const int Rounds = 3;
    private const double Mebibyte = 1024 * 1024;

    public string Name => "import";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        run.Say($"import: {Events:N0} events, {Rounds} rounds");
        var file = Path.Combine(Path.GetDirectoryName(run.NewPath("lines"))!, "events.jsonl");
        WriteLines(run, file);
        var (ours, reference) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Timing.Settle();
            ours.Add(await ProcessorSecondsAsync(() => ImportAsync(run.NewPath("import"), file, progress: null, cancellationToken)).ConfigureAwait(false));
            Timing.Settle();
            reference.Add(await ProcessorSecondsAsync(() => Task.Run(() => FillReference(run.NewPath("reference"), file), cancellationToken)).ConfigureAwait(false));
        }

        var memory = new Memory();
        await ImportAsync(run.NewPath("import"), file, memory, cancellationToken).ConfigureAwait(false);
        return
        [
            new("import_vs_reference_schema", Timing.Median(ours) / Timing.Median(reference), "", "processor time of an import of JSON lines, over that of SQLite's JSON functions into the reference system's table with seven indexes") { Bar = Bar.AtMost(1.0) },
            new("import_us_per_event", Timing.Median(ours) / Events * 1_000_000, "us", "processor time of an event: read twice, checked, recorded under a key of its own"),
            new("reference_schema_import_us_per_event", Timing.Median(reference) / Events * 1_000_000, "us", "the same lines through SQLite's json_extract"),
            new("import_live_mib_first", memory.First / Mebibyte, "MiB", "live memory behind the first eighth of the events"),
            new("import_live_mib_last", memory.Last / Mebibyte, "MiB", "live memory at the end"),
        ];
    }

    private static void WriteLines(BenchmarkRun run, string file)
    {
        using var lines = File.Create(file);
        using var writer = new Utf8JsonWriter(lines);
        foreach (var one in run.Workload(Events).Events())
        {
            EventJson.Write(writer, one);
            writer.Flush();
            writer.Reset();
            lines.WriteByte((byte)'\n');
        }
    }

    private static async Task<double> ProcessorSecondsAsync(Func<Task> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        await work().ConfigureAwait(false);
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static async Task ImportAsync(string path, string file, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var journal = await SqliteJournal.OpenAsync(path, new JournalOptions { Actor = null }, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
            await Importer.ImportAsync(journal, file, new ImportOptions(), progress, cancellationToken).ConfigureAwait(false);
    }

    private static void FillReference(string path, string file)
    {
        using var database = new RawDatabase(path, ReferenceTable.Tables);
        database.Insert(ReferenceTable.InsertJson, Lines(file));
    }

    private static IEnumerable<object?[]> Lines(string file)
    {
        using var lines = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        while (lines.ReadLine() is { } line)
            yield return [Encoding.UTF8.GetBytes(line)];
    }

    /// <summary>What is alive at two points of an import.</summary>
    private sealed class Memory : IProgress<ImportProgress>
    {
        public long First { get; private set; }

        public long Last { get; private set; }

        public void Report(ImportProgress value)
        {
            if (value.Phase != ImportPhase.Adding)
                return;
            if (First == 0 && value.Rows >= Events / 8)
                First = GC.GetTotalMemory(forceFullCollection: true);
            if (value.Rows == Events)
                Last = GC.GetTotalMemory(forceFullCollection: true);
        }
    }
}

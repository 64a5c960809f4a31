using System.CommandLine;
using Daybook.Cli.Demo;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Exchange.Importing;
using Daybook.Explanations;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Queries;
using Daybook.Sqlite;
using Daybook.Statistics;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook demo</c>.</summary>
internal sealed class DemoVerb : Verb
{
    private readonly Option<string> _out = new("--out") { HelpName = "DIR", Description = "Where to put it (default: ./daybook-demo)", DefaultValueFactory = _ => "daybook-demo" };
    private readonly Option<int> _seed = new("--seed") { HelpName = "N", Description = "Another market (default: 7)", DefaultValueFactory = _ => 7 };

    public DemoVerb(Terminal terminal)
        : base(
            terminal,
            "demo",
            "Make a small recorded backtest, import it, and show what a journal can tell.",
            "daybook demo",
            "daybook demo --out /tmp/demo --seed 11")
    {
        Add(_out);
        _seed.CustomParser = Limits.Between(int.MinValue, int.MaxValue);
        Add(_seed);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (run.IsJournalGiven)
            throw new MisuseException("demo makes a journal of its own in --out DIR; --journal does not go with it");
        var folder = run.Get(_out)!;
        var path = Path.Combine(folder, "journal.db");
        Generate(folder, run.Get(_seed));
        await ImportAsync(run, folder, path, cancellationToken).ConfigureAwait(false);
        var reader = await SqliteJournal.OpenReaderAsync(path, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var shown = new DemoFindings(
                await reader.GetStatisticsAsync(new StatisticsQuery(), cancellationToken).ConfigureAwait(false),
                await ExplainABlockAsync(reader, cancellationToken).ConfigureAwait(false),
                await reader.VerifyAsync(new VerifyOptions(), null, cancellationToken).ConfigureAwait(false));
            if (run.Json)
                JsonOutput.Document(run.Terminal, writer => shown.WriteJson(writer, path));
            else
                shown.Show(run.Screen, path);
            return shown.Verified.Ok ? ExitCode.Fine : ExitCode.Found;
        }
    }

    // A journal of another seed would be mixed with this one.
    private static void Generate(string folder, int seed)
    {
        var made = Path.Combine(folder, "seed");
        if (File.Exists(made) && File.ReadAllText(made).Trim() != $"{seed}")
            throw new MisuseException($"{folder} holds the demo of seed {VisibleText.Of(File.ReadAllText(made).Trim())}; name another folder with --out, or remove that one");
        if (!File.Exists(made) && File.Exists(Path.Combine(folder, "journal.db")))
            throw new MisuseException($"{folder} holds a journal that the demo did not make; name another folder with --out");
        DemoFiles.Write(DemoRun.Create(seed), folder);
        File.WriteAllText(made, $"{seed}\n");
    }

    private static async Task ImportAsync(Invocation run, string folder, string path, CancellationToken cancellationToken)
    {
        var journal = await SqliteJournal.OpenAsync(path, run.WriterOptions, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            foreach (var source in (string[])[DemoFiles.RunFolder, DemoFiles.DecisionsFile])
            {
                using var line = ProgressLine.For(run.Terminal, "importing");
                var steps = new Step<ImportProgress>(step => line.Show(step.Rows, step.Total ?? 0));

                // Named, so that the events are the same wherever the folder lies.
                var options = new ImportOptions { Source = "demo:" + source };
                await Importer.ImportAsync(journal, Path.Combine(folder, source), options, steps, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<Explanation?> ExplainABlockAsync(JournalReader reader, CancellationToken cancellationToken)
    {
        var blocks = new EventQuery { Filter = Filter.Parse("type = 'whipsaw_block'", default), Order = QueryOrder.OldestFirst, Limit = 1 };
        var page = await reader.QueryAsync(blocks, cancellationToken).ConfigureAwait(false);
        return page.Events.Count == 0 ? null : await reader.ExplainAsync(page.Events[0].Id, cancellationToken).ConfigureAwait(false);
    }
}

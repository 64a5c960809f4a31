using System.CommandLine;
using System.Text.Json;
using Daybook.Cli.Output;
using Daybook.Cli.Replays;
using Daybook.Cli.Text;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Replay;
using Daybook.Events;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook redecide</c>.</summary>
internal sealed class RedecideVerb : Verb
{
    private const int MostShown = 20;

    private readonly Option<string?> _run = RunOption.Create();
    private readonly Option<string?> _portfolio = PortfolioOption.Create();
    private readonly Option<bool> _fromPrices = new("--from-prices") { Description = "Score from the prices again, too, and check that the files are those of the run" };

    public RedecideVerb(Terminal terminal)
        : base(
            terminal,
            "redecide",
            "Make every recorded decision again from what the journal says that it was made from, and compare byte for byte.",
            "daybook redecide --journal replay.db",
            "daybook redecide --journal replay.db --from-prices")
    {
        Add(_run);
        Add(_portfolio);
        Add(_fromPrices);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = await RecordedRun.FindAsync(run, reader, run.Get(_run), run.Get(_portfolio), cancellationToken).ConfigureAwait(false);
        var prices = run.Get(_fromPrices) ? Rescoring(run, found, cancellationToken) : null;
        var (decisions, differing) = (0L, 0L);
        var differences = new List<DecisionDifference>();
        var explained = new ExplainedDecisions();
        var notUsed = new SortedSet<string>(StringComparer.Ordinal);
        using (var line = ProgressLine.For(run.Terminal, "deciding again"))
        {
            await foreach (var recorded in RecordedRebalances.ReadAsync(reader, found.Run, cancellationToken).ConfigureAwait(false))
            {
                if (found.Run is null && (recorded.Run is not null || recorded.Portfolio != found.Portfolio))
                    continue;
                var again = Redecision.Redecide(recorded);
                var differs = again.Differences.Concat(prices?.Compare(recorded) ?? []).ToList();
                if (differs.Count == 0 && again.Changes.Count > 0)
                    explained.Add(again.Changes, recorded);
                notUsed.UnionWith(recorded.NotUsed);
                decisions++;
                differing += differs.Count > 0 ? 1 : 0;
                differences.AddRange(differs);
                line.Show(decisions, 0);
            }
        }

        if (decisions == 0)
            throw new MisuseException($"{run.JournalPath} holds no rebalance of {(found.Run is { } id ? $"run {id}" : "the live portfolio")} that says what it was decided from; nothing was compared");
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => WriteJson(writer, found.Run, decisions, differing, differences, explained, notUsed));
        else
            Show(run.Screen, decisions, differing, differences, explained, notUsed);
        return differences.Count == 0 ? ExitCode.Fine : ExitCode.Found;
    }

    private static Rescoring Rescoring(Invocation run, RecordedRun found, CancellationToken cancellationToken)
    {
        if (found.Start is null || ReplayInputs.Read(found.Start) is not { } inputs)
            throw new MisuseException("--from-prices: the run does not say which prices it was made from");
        if (found.Settings is not { } settings)
            throw new MisuseException("--from-prices: the run does not say which settings it was made under");
        var material = ReplayMaterial.Load(run.Terminal, inputs, areNotesAskedFor: false, cancellationToken).WithCalendarOf(settings.Configuration, inputs.Calendar);
        material.RequireSame(inputs);
        return new Rescoring(material.Under(settings.Configuration));
    }

    private static void Show(IScreen screen, long decisions, long differing, List<DecisionDifference> differences, ExplainedDecisions explained, SortedSet<string> notUsed)
    {
        screen.Line(
            Piece.Strong(Quantity.Count(decisions, "rebalance")),
            " decided again: ",
            differing > 0 ? Piece.Bad($"{Quantity.Count(differing)} {(differing == 1 ? "differs" : "differ")}, at {Quantity.Count(differences.Count, "place")}")
            : Piece.Good(explained.Count == 0 ? "all the same, byte for byte" : $"{Quantity.Count(decisions - explained.Count)} the same, byte for byte"));
        explained.Show(screen);
        SettingsView.ShowNotUsed(screen, notUsed);
        if (differing == 0)
            return;
        screen.Line();
        var shown = differences
            .SelectMany(one => DifferingValues.Of(one.Field, one.Recorded, one.Now), (one, values) => (One: one, Values: screen.IsPlain ? values : values.Shortened()))
            .ToList();
        var most = screen.IsPlain ? shown.Count : MostShown;
        screen.Table(new TableView(
            [new Column("decided"), new Column("event"), new Column("asset"), new Column("column"), new Column("recorded", IsElastic: true, Wraps: true), new Column("now", IsElastic: true, Wraps: true)],
            [.. shown.Take(most).Select(row => new Piece[]
                { TimeText.Exact(row.One.At), row.One.Event is { } id ? $"#{id}" : "-", row.One.Asset ?? "-", row.Values.Field, row.Values.Recorded ?? "-", row.Values.Now ?? "-" })]));
        if (shown.Count > most)
            screen.Line(Piece.Muted($"and {Quantity.Count(shown.Count - most, "more value")}; --json lists them all, whole"));
    }

    private static void WriteJson(Utf8JsonWriter writer, string? run, long decisions, long differing, List<DecisionDifference> differences, ExplainedDecisions explained, SortedSet<string> notUsed)
    {
        writer.WriteStartObject();
        writer.WriteString("run", run);
        writer.WriteNumber("decisions", decisions);
        writer.WriteNumber("identical", decisions - differing - explained.Count);
        explained.WriteJson(writer);
        SettingsView.WriteNotUsed(writer, notUsed);
        writer.WriteStartArray("differences");
        foreach (var one in differences)
        {
            writer.WriteStartObject();
            writer.WriteString("at", IsoTime.Format(one.At));
            JsonOutput.Whole(writer, "event", one.Event);
            writer.WriteString("asset", one.Asset);
            writer.WriteString("field", one.Field);
            writer.WriteString("recorded", one.Recorded);
            writer.WriteString("now", one.Now);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

using System.Globalization;
using System.Text.Json;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Explanations;
using Daybook.Integrity;
using Daybook.Statistics;

namespace Daybook.Cli.Demo;

/// <summary>What the demo shows: counts, one blocked decision, the proof, and what to type next.</summary>
/// <param name="Counts">The journal in numbers.</param>
/// <param name="Blocked">A decision that a protection blocked, or null when the seed made none.</param>
/// <param name="Verified">What the verification found.</param>
internal sealed record DemoFindings(JournalStatistics Counts, Explanation? Blocked, VerifyReport Verified)
{
    private const string Run = "dotnet run -c Release --project src/Daybook.Cli --";

    /// <summary>Shows all of it in some forty lines.</summary>
    public void Show(IScreen screen, string path)
    {
        screen.Line(Piece.Strong("A recorded backtest"), $": 20 assets, 120 trading days, {Quantity.Count(Counts.Total, "event")} in {path}");
        StatisticsView.Counts(screen, "category", Counts.ByCategory, Counts.Total);
        screen.Line();
        if (Blocked is { Decisions: [var decision, ..] })
        {
            screen.Line(Piece.Strong($"Why was {decision.Event.Asset} not opened?"), Piece.Muted("  one decision, explained"));
            screen.Tree(ExplanationView.Tree(decision, null));
            screen.Line();
        }

        screen.Line(Piece.Strong("Is it complete and unaltered?"));
        VerifyView.Show(screen, Verified);
        screen.Line();
        screen.Line(Piece.Strong("What to type next"));
        foreach (var command in Next())
            screen.Command($"{Run} {command} --journal {path}");
    }

    /// <summary>The same as one JSON document.</summary>
    public void WriteJson(Utf8JsonWriter writer, string path)
    {
        writer.WriteStartObject();
        writer.WriteString("journal", path);
        writer.WriteNumber("events", Counts.Total);
        JsonOutput.Counts(writer, "by_category", Counts.ByCategory);
        JsonOutput.Whole(writer, "explained_event", Blocked?.Decisions[0].Event.Id);
        writer.WriteBoolean("ok", Verified.Ok);
        writer.WriteString("root", Verified.Root.ToString());
        writer.WriteEndObject();
    }

    private IEnumerable<string> Next()
    {
        yield return "stats";
        if (Blocked is { Decisions: [var decision, ..] })
        {
            yield return $"explain {decision.Event.Id.ToString(CultureInfo.InvariantCulture)}";
            yield return $"timeline {decision.Event.Asset}";
        }

        yield return "query \"category = 'protection' and action = 'block'\"";
        yield return "verify";
    }
}

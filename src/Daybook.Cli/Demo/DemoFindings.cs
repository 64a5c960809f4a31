using System.Globalization;
using System.Text.Json;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Engine.Explaining;
using Daybook.Engine.Replay;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Queries;

namespace Daybook.Cli.Demo;

/// <summary>What the demo shows: the replay in numbers, one denied decision, the proof, and what to type next.</summary>
/// <param name="Result">The replay; its events are those of the journal.</param>
/// <param name="Assets">Assets that could be traded.</param>
/// <param name="Denied">A decision that a protection denied, or null when there was none.</param>
/// <param name="Verified">What the verification found.</param>
internal sealed record DemoFindings(ReplayResult Result, int Assets, (PortfolioEvent Event, EngineExplanation Why)? Denied, VerifyReport Verified)
{
    private const string Run = "dotnet run -c Release --project src/Daybook.Cli --";

    /// <summary>Shows all of it in some forty lines.</summary>
    public void Show(IScreen screen, string path)
    {
        screen.Line(Piece.Strong("A replayed portfolio"), $", {Quantity.Count(Result.Events, "event")} in {path}");
        ReplayView.Show(screen, Result with { Notes = [] }, Assets);
        screen.Line();
        if (Denied is { } denied)
        {
            screen.Line(Piece.Strong($"Why was {denied.Event.Asset} not {Done(denied.Event)}?"), Piece.Muted("  one decision, explained"));
            EngineView.Show(screen, denied.Why);
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
        ReplayView.WriteJson(writer, Result);
        JsonOutput.Whole(writer, "explained_event", Denied?.Event.Id);
        writer.WriteBoolean("ok", Verified.Ok);
        writer.WriteString("root", Verified.Root.ToString());
        writer.WriteEndObject();
    }

    private static string Done(PortfolioEvent denied) => denied.Text("requested_action") switch
    {
        "open" => "opened",
        "increase" => "made larger",
        "decrease" => "made smaller",
        _ => "closed",
    };

    private IEnumerable<string> Next()
    {
        yield return "stats";
        if (Denied is { } denied)
            yield return string.Create(CultureInfo.InvariantCulture, $"explain {denied.Event.Asset} {denied.Event.OccurredAt:yyyy-MM-dd}");
        yield return "state --at 2020-03-05";
        yield return "query \"category = 'protection' and action = 'deny'\"";
        yield return "redecide";
        yield return "verify";
    }
}

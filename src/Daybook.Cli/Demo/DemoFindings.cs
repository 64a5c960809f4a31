using System.Globalization;
using System.Text.Json;
using Daybook.Cli.Output;
using Daybook.Cli.Replays;
using Daybook.Cli.Text;
using Daybook.Engine.Explaining;
using Daybook.Engine.Replay;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Queries;

namespace Daybook.Cli.Demo;

/// <summary>What the demo shows: the replay in numbers, one denied decision, the proof, and what to type next.</summary>
/// <param name="Session">The replay's session.</param>
/// <param name="Result">The replay; its events are those of its session.</param>
/// <param name="Assets">Assets that could be traded.</param>
/// <param name="Denied">A decision that a protection denied, or null when there was none.</param>
/// <param name="Unfinished">Further replays in the journal that did not come to their end.</param>
/// <param name="Verified">What the verification found.</param>
/// <param name="FileNotes">What was noted about the files that it was made from.</param>
internal sealed record DemoFindings(string Session, ReplayResult Result, int Assets, (PortfolioEvent Event, EngineExplanation Why)? Denied, int Unfinished, VerifyReport Verified, FileNotes FileNotes)
{
    /// <summary>Shows all of it in some forty lines.</summary>
    /// <param name="screen">The screen.</param>
    /// <param name="path">The journal.</param>
    /// <param name="tool">What to type before a verb.</param>
    public void Show(IScreen screen, string path, string tool)
    {
        screen.Line(Piece.Strong("A replayed portfolio"), $", {Quantity.Count(Result.Events, "event")} in {path}");
        if (Unfinished > 0)
            screen.Line(Piece.Warning($"{(Unfinished == 1 ? "Another replay in that file was" : $"{Quantity.Count(Unfinished)} other replays in that file were")} interrupted. What follows is of run {Session} alone."));
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
            screen.Command($"{tool} {command} --journal {path}");
    }

    /// <summary>The same as one JSON document.</summary>
    public void WriteJson(Utf8JsonWriter writer, string path)
    {
        writer.WriteStartObject();
        writer.WriteString("journal", path);
        writer.WriteString("session", Session);
        writer.WriteNumber("unfinished_runs", Unfinished);
        ReplayView.WriteJson(writer, Result);
        JsonOutput.Whole(writer, "explained_event", Denied?.Event.Id);
        writer.WriteBoolean("ok", Verified.Ok);
        writer.WriteString("root", Verified.Root.ToString());
        FileNoteView.WriteJson(writer, FileNotes);
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
        // Where other runs are in the file, each command names the one that is shown.
        var (session, run) = Unfinished > 0 ? ($" --session {Session}", $" --run {Session}") : (string.Empty, string.Empty);
        yield return "stats";
        if (Denied is { } denied)
            yield return string.Create(CultureInfo.InvariantCulture, $"explain {denied.Event.Asset} {denied.Event.OccurredAt:yyyy-MM-dd}{run}");
        yield return $"state --at 2020-03-05{run}";
        yield return $"query \"category = 'protection' and action = 'deny'\"{session}";
        yield return $"redecide{run}";
        yield return "verify";
    }
}

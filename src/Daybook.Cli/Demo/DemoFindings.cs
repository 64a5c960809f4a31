using System.Globalization;
using Daybook.Cli.Output;
using Daybook.Engine.Explaining;
using Daybook.Events;
using Daybook.Operations.Replaying;
using Daybook.Operations.Verifying;
using Daybook.Queries;

namespace Daybook.Cli.Demo;

/// <summary>What the demo shows: the replay in numbers, one denied decision, the proof, and what to type next.</summary>
/// <param name="Replay">The replay; its events are those of its session.</param>
/// <param name="Denied">A decision that a protection denied, or null when there was none.</param>
/// <param name="Unfinished">Further replays in the journal that did not come to their end.</param>
/// <param name="Verified">What the verification found.</param>
internal sealed record DemoFindings(ReplayAnswer Replay, (PortfolioEvent Event, EngineExplanation Why)? Denied, int Unfinished, VerifyAnswer Verified)
{
    /// <summary>Shows all of it in some forty lines.</summary>
    /// <param name="screen">The screen.</param>
    /// <param name="tool">What to type before a verb.</param>
    public void Show(IScreen screen, string tool)
    {
        screen.Line(Piece.Strong("A replayed portfolio"), $", {Quantity.Count(Replay.Events, "event")} in {Replay.Journal}");
        if (Unfinished > 0)
            screen.Line(Piece.Warning($"{(Unfinished == 1 ? "Another replay in that file was" : $"{Quantity.Count(Unfinished)} other replays in that file were")} interrupted. What follows is of run {Replay.Session} alone."));
        ReplayView.Show(screen, Replay.Result with { Notes = [] }, Replay.Assets);
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
        screen.Line(Piece.Strong("Next commands"));
        foreach (var command in Next())
            screen.Command($"{tool} {command} --journal {Replay.Journal}");
    }

    /// <summary>The same as an answer for programs.</summary>
    public DemoAnswer ToAnswer() => DemoAnswer.Of(Replay, Unfinished, Denied?.Event.Id, Verified.Ok, Verified.Root!);

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
        var (session, run) = Unfinished > 0 ? ($" --session {Replay.Session}", $" --run {Replay.Session}") : (string.Empty, string.Empty);
        yield return "stats";
        if (Denied is { } denied)
            yield return string.Create(CultureInfo.InvariantCulture, $"explain {denied.Event.Asset} {denied.Event.OccurredAt:yyyy-MM-dd}{run}");
        yield return $"state --at 2020-03-05{run}";
        yield return $"query \"category = 'protection' and action = 'deny'\"{session}";
        yield return $"redecide{run}";
        yield return "verify";
    }
}

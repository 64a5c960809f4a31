using System.Globalization;
using Daybook.Integrity;
using Daybook.Operations.Verifying;

namespace Daybook.Cli.Output;

/// <summary>What a verification found, for people.</summary>
internal static class VerifyView
{
    /// <summary>The verdict, what it rests on, and each finding.</summary>
    public static void Show(IScreen screen, VerifyAnswer answer)
    {
        if (answer.Events is not { } events)
        {
            screen.Line(Piece.Bad("1 finding"), $": {answer.Findings[0].Message}");
            return;
        }

        if (answer.Ok)
            screen.Line(Piece.Good("ok"), $": {Quantity.Count(events, "event")}, nothing changed and nothing missing");
        else
            screen.Line(Piece.Bad(Quantity.Count(answer.Findings.Count, "finding")), $" in {Quantity.Count(events, "event")}");
        var facts = new List<Piece[]>
        {
            new Piece[] { Piece.Muted("root"), answer.Root },
            new Piece[] { Piece.Muted("anchor"), Anchor(answer) },
        };
        if (answer.Journal is { } identity)
            facts.Add([Piece.Muted("journal"), identity]);
        if (answer.Epoch is > 0 and var epoch)
            facts.Add([Piece.Muted("epoch"), epoch.ToString(CultureInfo.InvariantCulture)]);
        if (answer.Recoveries > 0)
            facts.Add([Piece.Muted("given up"), Piece.Warning(GivenUp(answer))]);
        if (answer.AnchorRenewals is > 0 and var renewals)
            facts.Add([Piece.Muted("renewed"), Piece.Warning($"the anchor, {Quantity.Count(renewals, "time")}: earlier losses, if any, could not be detected")]);
        screen.Table(new TableView([new Column("fact"), new Column("value", IsElastic: true, Wraps: true)], facts) { HasHeader = false, Indent = 2 });
        foreach (var finding in answer.Findings)
            screen.Line("  ", Piece.Bad(finding.Check), $"  {finding.Message}", Range(finding));
        foreach (var warning in answer.Warnings)
            screen.Line("  ", Piece.Warning("warning"), "  " + warning);
    }

    private static string Anchor(VerifyAnswer answer) => answer.Anchor switch
    {
        null => "none",
        { } when answer.Findings.Any(finding => finding.Check == "anchor") => "disagrees",
        { } anchor when anchor.Count == answer.Events => "agrees",
        { } anchor => $"at {Quantity.Count(anchor.Count, "event")}",
    };

    private static string GivenUp(VerifyAnswer answer) => answer.GivenUp is > 0 and var givenUp
        ? $"{Quantity.Count(givenUp, "acknowledged event")}: the journal was recovered {Quantity.Count(answer.Recoveries ?? 0, "time")}"
        : $"the anchor's guarantee, since events were changed: the journal was recovered {Quantity.Count(answer.Recoveries ?? 0, "time")}";

    private static string Range(VerifyFinding finding) => finding switch
    {
        { FirstId: { } first, LastId: { } last } when last != first => $" (events {first} to {last})",
        { FirstId: { } first } => $" (event {first})",
        _ => string.Empty,
    };
}

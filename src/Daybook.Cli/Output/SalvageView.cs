using Daybook.Operations.Recovering;

namespace Daybook.Cli.Output;

/// <summary>What was saved of a damaged journal.</summary>
internal static class SalvageView
{
    // Enough to see where the damage is.
    private const int MostShown = 12;

    /// <summary>What is in the new journal, what is missing, and what can be proven.</summary>
    public static void Show(IScreen screen, SalvageAnswer answer)
    {
        screen.Line(Piece.Good(Quantity.Count(answer.Kept, "event")), $" copied to {answer.Target}, each with its id and times; recorded in event {answer.EventId}");
        if (answer.MissingIds.Count > 0)
        {
            var more = answer.MissingIds.Count > MostShown ? ", …" : "";
            screen.Line("  ", Piece.Bad("missing"), $"   {Quantity.Count(answer.Missing, "event")}: {string.Join(", ", answer.MissingIds.Take(MostShown))}{more}; an event_missing replaces {(answer.Missing == 1 ? "it" : "each")}");
        }

        if (answer.Lost > 0)
            screen.Line("  ", Piece.Bad("lost"), $"      {Quantity.Count(answer.Lost, "acknowledged event")} after the last one, according to the anchor");
        screen.Line("  ", Piece.Muted("proven"), $"    {Quantity.Count(answer.Proven, "event")} by the damaged journal's hash tree{(answer.Proven == answer.Kept ? "" : "; the others were read but cannot be proven")}");
        if (answer.WithoutTrace > 0)
            screen.Line("  ", Piece.Muted("trace"), $"     {Quantity.Count(answer.WithoutTrace, "event")} lost {(answer.WithoutTrace == 1 ? "its trace" : "their traces")}");
        screen.Line("  ", Piece.Muted("verify"), answer.Verify.Ok ? "    the new journal is whole" : $"    the new journal has {Quantity.Count(answer.Verify.Findings.Count, "finding")}: daybook verify --journal {answer.Target}");
    }
}

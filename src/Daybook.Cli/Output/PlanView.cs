using Daybook.Operations.Querying;

namespace Daybook.Cli.Output;

/// <summary>How a filter narrows the search, and what the first page had to look at.</summary>
internal static class PlanView
{
    public static void Show(IScreen screen, QueryPlanAnswer answer)
    {
        foreach (var line in answer.Plan)
            screen.Line(line);
        screen.Line(Piece.Muted($"first page: {Quantity.Count(answer.BlocksRead)} of {Quantity.Count(answer.BlocksTotal, "sealed block")} and {Quantity.Count(answer.RowsRead, "row")} read"));
    }
}

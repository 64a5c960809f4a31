using Daybook.Cli.Commands;
using Daybook.Cli.Text;
using Daybook.Queries;

namespace Daybook.Cli.Output;

/// <summary>How a filter narrows the search, and what the first page had to look at.</summary>
internal static class PlanView
{
    public static void Show(Invocation run, EventQuery query, QueryWork work)
    {
        IReadOnlyList<string> plan = query.Filter?.Plan.Describe() ?? ["no filter: every event in the window"];
        if (run.Json)
            WriteJson(run, plan, work);
        else
            Show(run.Screen, plan, work);
    }

    private static void Show(IScreen screen, IReadOnlyList<string> plan, QueryWork work)
    {
        foreach (var line in plan)
            screen.Line(line);
        screen.Line(Piece.Muted($"first page: {Quantity.Count(work.BlocksRead)} of {Quantity.Count(work.BlocksTotal, "sealed block")} and {Quantity.Count(work.RowsRead, "row")} read"));
    }

    private static void WriteJson(Invocation run, IReadOnlyList<string> plan, QueryWork work) => JsonOutput.Document(run.Terminal, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("plan");
        foreach (var line in plan)
            writer.WriteStringValue(line);
        writer.WriteEndArray();
        writer.WriteNumber("blocks_total", work.BlocksTotal);
        writer.WriteNumber("blocks_read", work.BlocksRead);
        writer.WriteNumber("rows_read", work.RowsRead);
        writer.WriteEndObject();
    });
}

using Daybook.Events;
using Daybook.Exchange.Importing.Csv;

namespace Daybook.Exchange.Importing.RecordedRuns;

/// <summary><c>portfolio_timeline.csv</c>: the portfolio as a whole at the end of a day.</summary>
internal sealed class TimelineTable : RunTable
{
    protected override IReadOnlyList<string> Columns { get; } =
    [
        "date", "portfolio_value", "cash", "total_positions", "daily_return", "cumulative_return", "drawdown_pct", "sharpe_30d", "regime", "regime_confidence",
    ];

    protected override IReadOnlyCollection<string> Taken { get; } = ["date", "total_positions", "regime"];

    protected override void Fill(CsvRow row, ref EventFields fields)
    {
        fields.Type = EventTypes.PortfolioSnapshot;
        fields.Action = "hold";
        fields.Regime = row.TextOrNull("regime");
        fields.ActivePositions = row.Whole("total_positions");

        // A portfolio that is worth nothing has no invested fraction; its value and cash are kept in the metadata either way.
        var allocation = 1 - (row.Double("cash") / row.Double("portfolio_value"));
        fields.PortfolioAllocation = allocation is { } fraction && double.IsFinite(fraction) ? fraction : null;
    }
}

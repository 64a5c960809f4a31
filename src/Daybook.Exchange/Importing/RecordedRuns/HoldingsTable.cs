using Daybook.Events;
using Daybook.Exchange.Importing.Csv;

namespace Daybook.Exchange.Importing.RecordedRuns;

/// <summary><c>asset_composition.csv</c>: what was held of an asset at the end of a day.</summary>
internal sealed class HoldingsTable : RunTable
{
    protected override IReadOnlyList<string> Columns { get; } =
        ["date", "asset", "shares", "price", "market_value", "weight_pct", "score", "bucket", "days_held", "is_core_asset"];

    protected override IReadOnlyCollection<string> Taken { get; } = ["date", "asset", "weight_pct", "score"];

    protected override void Fill(CsvRow row, ref EventFields fields)
    {
        fields.Type = EventTypes.HoldingSnapshot;
        fields.Action = "hold";
        fields.Asset = row.Required("asset");
        fields.SizeAfter = row.Double("weight_pct") / 100;
        fields.ScoreAfter = row.Double("score");
    }
}

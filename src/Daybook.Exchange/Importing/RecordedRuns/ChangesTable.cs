using Daybook.Events;
using Daybook.Exchange.Importing.Csv;
using Daybook.Files;

namespace Daybook.Exchange.Importing.RecordedRuns;

/// <summary>
/// <c>position_changes.csv</c>: a trade or a hold per row. Whether a trade opens, closes or adjusts follows from what is held: the running sum of the asset's
/// quantities, bought less sold, in decimal and so without rounding. One instance reads one file.
/// </summary>
internal sealed class ChangesTable : RunTable
{
    private readonly Dictionary<string, decimal> _held = new(StringComparer.Ordinal);

    protected override IReadOnlyList<string> Columns { get; } =
        ["date", "asset", "action", "quantity", "price", "value", "reason", "score_before", "score_after", "bucket", "regime"];

    protected override IReadOnlyCollection<string> Taken { get; } = ["date", "asset", "action", "reason", "score_before", "score_after", "regime"];

    protected override void Fill(CsvRow row, ref EventFields fields)
    {
        var asset = row.Required("asset");
        (fields.Type, fields.Action) = Decide(row, asset);
        fields.Asset = asset;
        fields.Regime = row.TextOrNull("regime");
        fields.Reason = row.Text("reason");
        fields.ScoreBefore = row.Double("score_before");
        fields.ScoreAfter = row.Double("score_after");
    }

    private (EventType Type, string Action) Decide(CsvRow row, string asset)
    {
        var held = _held.GetValueOrDefault(asset);
        switch (row.Text("action"))
        {
            case "HOLD":
                return (EventTypes.PositionHold, "hold");
            case "BUY":
                Trade(row, asset, held, sign: 1);
                return held > 0 ? (EventTypes.PositionAdjust, "increase") : (EventTypes.PositionOpen, "open");
            case "SELL":
                return Trade(row, asset, held, sign: -1) > 0 ? (EventTypes.PositionAdjust, "decrease") : (EventTypes.PositionClose, "close");
            default:
                throw row.Misfit("action", $"BUY, SELL or HOLD is expected, not {Quoted.Text(row.Text("action"))}");
        }
    }

    private decimal Trade(CsvRow row, string asset, decimal held, int sign)
    {
        try
        {
            return _held[asset] = held + (sign * row.Decimal("quantity"));
        }
        catch (OverflowException error)
        {
            throw row.Misfit("quantity", "the sum of the asset's quantities is too large", error);
        }
    }
}

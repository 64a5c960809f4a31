using Daybook.Events;
using Daybook.Exchange.Importing.Csv;

namespace Daybook.Exchange.Importing.RecordedRuns;

/// <summary><c>regime_analysis.csv</c>: a change of the market's regime per row.</summary>
internal sealed class RegimeTable : RunTable
{
    protected override IReadOnlyList<string> Columns { get; } =
        ["date", "regime", "confidence", "stability", "duration_days", "active_buckets", "portfolio_return_in_regime"];

    protected override IReadOnlyCollection<string> Taken { get; } = ["date", "regime"];

    protected override void Fill(CsvRow row, ref EventFields fields)
    {
        fields.Type = EventTypes.RegimeTransition;
        fields.Action = "transition";
        fields.Regime = row.TextOrNull("regime");
    }
}

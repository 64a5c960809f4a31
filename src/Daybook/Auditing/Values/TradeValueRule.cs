using System.Globalization;
using Daybook.Auditing.Positions;
using Daybook.Events;

namespace Daybook.Auditing.Values;

/// <summary>A trade is not worth its quantity times its price.</summary>
/// <param name="tolerance">How far off is still right, as a fraction of the recorded value.</param>
internal sealed class TradeValueRule(double tolerance) : IAuditRule
{
    public string Name => "trade-value";

    public Severity Severity => Severity.Error;

    public string Description => string.Create(CultureInfo.InvariantCulture, $"A trade's quantity times its price is more than {tolerance * 100:0.##} % off its value.");

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (PositionNames.IsTrade(seen.Type.Name) && ProductFacts.Read(seen, "quantity", "price", "value") is { } trade && trade.IsOff(tolerance))
            evidence.Add(seen, $"{seen.Asset}: {trade}");
    }
}

using System.Globalization;
using Daybook.Auditing.Positions;
using Daybook.Events;

namespace Daybook.Auditing.Values;

/// <summary>A holding is not worth its shares times its price.</summary>
/// <param name="tolerance">How far off is still right, as a fraction of the recorded value.</param>
internal sealed class HoldingValueRule(double tolerance) : IAuditRule
{
    public string Name => "holding-value";

    public Severity Severity => Severity.Error;

    public string Description => string.Create(CultureInfo.InvariantCulture, $"A holding's shares times its price are more than {tolerance * 100:0.##} % off its market value.");

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (seen.Type.Name == PositionNames.Holding && ProductFacts.Read(seen, "shares", "price", "market_value") is { } holding && holding.IsOff(tolerance))
            evidence.Add(seen, $"{seen.Asset}: {holding}");
    }
}

using System.Globalization;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Auditing.Values;

/// <summary>A portfolio is not worth its holdings and its cash.</summary>
/// <param name="tolerance">How far off is still right, as a fraction of the recorded value.</param>
internal sealed class SnapshotTotalRule(double tolerance) : IAuditRule
{
    private readonly HoldingSums _sums = new();

    public string Name => "snapshot-total";

    public Severity Severity => Severity.Error;

    public string Description => string.Create(CultureInfo.InvariantCulture, $"The holdings and the cash of a portfolio are more than {tolerance * 100:0.##} % off its value.");

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        _sums.Follow(audited);
        var seen = audited.Event;

        // Fewer or more holdings than positions are another rule's finding, and give no total.
        if (_sums.For(audited) is not { } sum || !double.IsFinite(sum.MarketValue) || (seen.ActivePositions is { } counted && counted != sum.Holdings))
            return;
        if (seen.Number("cash") is not { } cash || seen.Number("portfolio_value") is not { } value)
            return;
        var total = sum.MarketValue + cash;
        if (Difference.IsOver(total, value, tolerance))
            evidence.Add(seen, string.Create(CultureInfo.InvariantCulture, $"the holdings are worth {sum.MarketValue:N2}, with the cash of {cash:N2} that is {total:N2}, recorded as {value:N2} ({Difference.Text(total, value)})"));
    }
}

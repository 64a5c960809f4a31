using System.Globalization;
using Daybook.Events;

namespace Daybook.Auditing.Positions;

/// <summary>The sizes before and after go another way than the action says.</summary>
internal sealed class SizesContradictActionRule : IAuditRule
{
    public string Name => "sizes-contradict-action";

    public Severity Severity => Severity.Error;

    public string Description => "The sizes before and after contradict the action.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (Contradiction(seen) is { } contradiction)
            evidence.Add(seen, $"{seen.Asset}: {contradiction}");
    }

    private static string? Contradiction(PortfolioEvent seen)
    {
        var (before, after) = (seen.SizeBefore, seen.SizeAfter);
        return (seen.Type.Name, seen.Action) switch
        {
            (PositionNames.Open, _) when before > 0 => string.Create(CultureInfo.InvariantCulture, $"an open whose size before is {before:R}"),
            (PositionNames.Open, _) when after <= 0 => string.Create(CultureInfo.InvariantCulture, $"an open whose size after is {after:R}"),
            (PositionNames.Close, _) when after > 0 => string.Create(CultureInfo.InvariantCulture, $"a close whose size after is {after:R}"),
            (PositionNames.Adjust, PositionNames.Increase) when after < before => string.Create(CultureInfo.InvariantCulture, $"an increase from {before:R} to {after:R}"),
            (PositionNames.Adjust, PositionNames.Decrease) when after > before => string.Create(CultureInfo.InvariantCulture, $"a decrease from {before:R} to {after:R}"),
            (PositionNames.Decay, _) when after > before => string.Create(CultureInfo.InvariantCulture, $"a decay from {before:R} to {after:R}"),
            _ => null,
        };
    }
}

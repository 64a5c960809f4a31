using System.Globalization;
using Daybook.Cli.Text;
using Daybook.Events;

namespace Daybook.Cli.Output;

/// <summary>An event in one line of a tree.</summary>
internal static class EventLabel
{
    /// <summary>Id, type, asset and action, then the reason and the duration.</summary>
    public static Piece[] Of(PortfolioEvent entry, bool withTime = false, string? reason = null)
    {
        var pieces = new List<Piece> { Piece.Muted(string.Create(CultureInfo.InvariantCulture, $"#{entry.Id} ")) };
        if (withTime)
            pieces.Add(Piece.Muted(TimeText.Of(entry.OccurredAt) + "  "));
        pieces.Add(new Piece(entry.Type.Name, EventTone.Of(entry)));
        if (entry.Asset is { } asset)
            pieces.Add(Piece.Strong(" " + asset));
        if (entry.Action is { } action && !entry.Type.Name.EndsWith("_" + action, StringComparison.Ordinal))
            pieces.Add(new Piece(" " + action, EventTone.Of(entry)));
        if ((reason ?? entry.Reason) is { Length: > 0 } said)
            pieces.Add(": " + said);
        if (entry.ExecutionTimeMs is { } duration)
            pieces.Add(Piece.Muted("  " + Quantity.Milliseconds(duration)));
        return [.. pieces];
    }
}

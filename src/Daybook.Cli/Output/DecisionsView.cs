using System.Globalization;
using Daybook.Cli.Text;
using Daybook.Decisions;
using Daybook.Operations.Deciding;

namespace Daybook.Cli.Output;

/// <summary>Decisions as rows: what each came to, by which numbers, and why.</summary>
internal static class DecisionsView
{
    /// <summary>A page of them.</summary>
    public static void Show(IScreen screen, DecisionsAnswer answer)
    {
        if (answer.Decisions.Count == 0)
            return;
        var format = screen.IsPlain ? null : TimeText.FormatFor(answer.Decisions.Select(row => row.Occurred));
        screen.Table(new TableView(
            [
                new Column("event", IsNumber: true), new Column("time"), new Column("asset"), new Column("outcome"), new Column("score", IsNumber: true, IsDroppable: true),
                new Column("rank", IsNumber: true, IsDroppable: true), new Column("size", IsNumber: true, IsDroppable: true), new Column("why", IsElastic: true, Wraps: true),
            ],
            [.. answer.Decisions.Select(row => Row(row, format))]));
    }

    private static Piece[] Row(DecisionRow row, string? format)
    {
        var tone = row.Refused ? Tone.Warning : row.Action.IsTrade() ? Tone.Plain : Tone.Muted;
        return
        [
            Piece.Muted(row.EventId.ToString(CultureInfo.InvariantCulture)),
            Piece.Muted(format is null ? TimeText.Exact(row.Occurred) : row.Occurred.ToString(format, CultureInfo.InvariantCulture)),
            Piece.Strong(row.Asset),
            new Piece(row.Action.ToWord(), tone),
            Compared(row.Score, row.Threshold),
            row.Rank is { } rank ? $"{Quantity.Count(rank)}{(row.Ranked is { } of ? $" of {Quantity.Count(of)}" : string.Empty)}" : string.Empty,
            Size(row),
            row.FailedCheck ?? row.Reason,
        ];
    }

    private static string Compared(double? score, double? threshold) => (score, threshold) switch
    {
        ({ } has, { } needs) => $"{Quantity.Number(has)} / {Quantity.Number(needs)}",
        ({ } has, null) => Quantity.Number(has),
        (null, { } needs) => $"/ {Quantity.Number(needs)}",
        _ => string.Empty,
    };

    private static string Size(DecisionRow row) => (row.SizeBefore, row.SizeAfter) switch
    {
        ({ } before, { } after) when before != after => $"{Quantity.Percent(before)} → {Quantity.Percent(after)}",
        _ => (row.SizeAfter ?? row.SizeBefore) is { } size ? Quantity.Percent(size) : string.Empty,
    };
}

using System.Globalization;
using Daybook.Cli.Text;
using Daybook.Events;

namespace Daybook.Cli.Output;

/// <summary>Events as rows, page after page under one heading. Columns only grow from page to page.</summary>
internal sealed class EventTable(IScreen screen)
{
    private static readonly (string Header, bool IsNumber, bool IsElastic, bool IsDroppable)[] Columns =
    [
        ("id", true, false, false),
        ("time", false, false, false),
        ("type", false, false, false),
        ("asset", false, false, false),
        ("action", false, false, true),
        ("reason", false, true, false),
    ];

    private readonly int[] _widths = new int[Columns.Length];
    private bool _hasHeader = true;

    /// <summary>Shows a page.</summary>
    public void Write(IReadOnlyList<PortfolioEvent> page)
    {
        if (page.Count == 0)
            return;
        var format = screen.IsPlain ? null : TimeText.FormatFor(page.Select(entry => entry.OccurredAt));
        var rows = page.Select(entry => Row(entry, format)).ToArray();
        Grow(rows);
        screen.Table(new TableView([.. Columns.Select((column, i) => new Column(column.Header, column.IsNumber, column.IsElastic, column.IsDroppable, _widths[i]))], rows)
        {
            HasHeader = _hasHeader,
        });
        _hasHeader = false;
    }

    private static Piece[] Row(PortfolioEvent entry, string? format)
    {
        var tone = EventTone.Of(entry);
        return
        [
            Piece.Muted(entry.Id.ToString(CultureInfo.InvariantCulture)),
            Piece.Muted(format is null ? TimeText.Exact(entry.OccurredAt) : entry.OccurredAt.ToString(format, CultureInfo.InvariantCulture)),
            new Piece(entry.Type.Name, tone),
            Piece.Strong(entry.Asset),
            new Piece(entry.Action ?? string.Empty, tone),
            entry.Reason,
        ];
    }

    // The reason is last and elastic: its width says nothing to the next page.
    private void Grow(Piece[][] rows)
    {
        for (var i = 0; i < _widths.Length - 1; i++)
        {
            _widths[i] = Math.Max(_widths[i], Columns[i].Header.Length);
            foreach (var row in rows)
                _widths[i] = Math.Max(_widths[i], ColumnLayout.Cells(VisibleText.Of(row[i].Text)));
        }
    }
}

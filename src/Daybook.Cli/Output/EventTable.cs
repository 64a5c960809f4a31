using System.Globalization;
using Daybook.Cli.Text;
using Daybook.Events;

namespace Daybook.Cli.Output;

/// <summary>
/// Events as rows, page after page under one heading. Columns only grow from page to page. On a terminal a type, an asset or an action that all rows share stands above them
/// once, and where it is narrow the type leads the reason instead of having a column: the reason is what people look for.
/// </summary>
internal sealed class EventTable(IScreen screen)
{
    private const int Id = 0;
    private const int Type = 2;
    private const int Action = 4;
    private const int Reason = 5;
    private const int SmallestReason = 40;

    private static readonly string[] Headers = ["id", "time", "type", "asset", "action", "reason"];

    private readonly int[] _widths = new int[Headers.Length];
    private readonly string?[] _shared = new string?[Headers.Length];
    private bool _isNarrow;
    private bool _hasHeader = true;

    /// <summary>Shows a page.</summary>
    public void Write(IReadOnlyList<PortfolioEvent> page) => Write([.. page.Select(EventRow.Of)]);

    /// <summary>Shows a page of events, of which some stand for several.</summary>
    public void Write(IReadOnlyList<EventRow> page)
    {
        if (page.Count == 0)
            return;
        var format = screen.IsPlain ? null : TimeText.FormatFor(page.Select(row => row.Event.OccurredAt));
        var rows = page.Select(row => Row(row, format)).ToArray();
        Grow(rows);
        if (!screen.IsPlain)
            Suit(rows);
        int[] shown = [.. Enumerable.Range(0, Headers.Length).Where(i => _shared[i] is null && !(_isNarrow && i is Type or Action))];
        if (_isNarrow)
            rows = [.. page.Zip(rows, Narrowed)];
        screen.Table(new TableView(
            [.. shown.Select(i => new Column(Headers[i], IsNumber: i == Id, IsElastic: i == Reason, IsDroppable: i == Action, MinWidth: i == Reason ? 0 : _widths[i], Wraps: i == Reason))],
            [.. rows.Select(row => shown.Select(i => row[i]).ToArray())])
        {
            HasHeader = _hasHeader,
        });
        _hasHeader = false;
    }

    private static Piece[] Row(EventRow row, string? format)
    {
        var entry = row.Event;
        var tone = EventTone.Of(entry);
        return
        [
            Piece.Muted(entry.Id.ToString(CultureInfo.InvariantCulture)),
            Piece.Muted(format is null ? TimeText.Exact(entry.OccurredAt) : entry.OccurredAt.ToString(format, CultureInfo.InvariantCulture)),
            new Piece(entry.Type.Name, tone),
            Piece.Strong(entry.Asset),
            new Piece(entry.Action ?? string.Empty, tone),
            row.Reason,
        ];
    }

    // The type in front of the reason, unless all rows share it.
    private Piece[] Narrowed(EventRow row, Piece[] pieces)
    {
        var (type, action) = (row.Event.Type.Name, row.Event.Action);
        var says = action is null || IsIn(type, action) ? type : $"{type} {action}";
        var reason = _shared[Type] is not null ? row.Reason : row.Reason.Length == 0 ? says : $"{says}: {row.Reason}";
        return [.. pieces[..Reason], new Piece(reason, pieces[Type].Tone)];
    }

    // rebalancing_target_denied says that it was to deny.
    private static bool IsIn(string type, string action) => action.Length > 3 && type.Contains(action[..^1], StringComparison.Ordinal);

    // What is shared holds from page to page; the first page that differs begins a table of its own.
    private void Suit(Piece[][] rows)
    {
        var isFirst = _hasHeader;
        if (!isFirst && Enumerable.Range(Type, 3).All(i => _shared[i] is null || rows.All(row => row[i].Text == _shared[i])))
            return;
        if (!isFirst)
            screen.Line();
        foreach (var i in Enumerable.Range(Type, 3))
            _shared[i] = rows.Length > 1 && rows.All(row => row[i].Text == rows[0][i].Text) ? rows[0][i].Text : null;
        string[] said = [.. Enumerable.Range(Type, 3).Select(i => _shared[i] ?? string.Empty).Where(text => text.Length > 0)];
        if (said.Length > 0)
            screen.Line(Piece.Muted("all "), Piece.Strong(string.Join(", ", said)));
        var others = Enumerable.Range(0, Reason).Where(i => _shared[i] is null).Sum(i => _widths[i] + ColumnLayout.Gap);
        _isNarrow = screen.Width - others < Math.Min(SmallestReason, _widths[Reason]);
        _hasHeader = true;
    }

    private void Grow(Piece[][] rows)
    {
        for (var i = 0; i < _widths.Length; i++)
        {
            _widths[i] = Math.Max(_widths[i], Headers[i].Length);
            foreach (var row in rows)
                _widths[i] = Math.Max(_widths[i], ColumnLayout.Cells(VisibleText.Of(row[i].Text)));
        }
    }
}

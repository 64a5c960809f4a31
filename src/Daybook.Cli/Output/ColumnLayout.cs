using Spectre.Console.Rendering;

namespace Daybook.Cli.Output;

/// <summary>The widths of a table's columns.</summary>
internal static class ColumnLayout
{
    /// <summary>Spaces between two columns.</summary>
    public const int Gap = 2;

    private const int SmallestElastic = 24;
    private const int SmallestText = 8;
    private const int LongestId = 36;

    /// <summary>The width that each column's texts need, in terminal cells.</summary>
    public static int[] Natural(TableView table)
    {
        var widths = new int[table.Columns.Count];
        for (var i = 0; i < widths.Length; i++)
        {
            var width = Math.Max(table.Columns[i].MinWidth, table.HasHeader ? table.Columns[i].Header.Length : 0);
            foreach (var row in table.Rows)
                width = Math.Max(width, Cells(VisibleText.Of(row[i].Text)));
            widths[i] = width;
        }

        return widths;
    }

    /// <summary>
    /// The widths that fit a terminal: droppable columns go first (width 0), then elastic ones give way, and then any text: one long name must not hide the table.
    /// </summary>
    public static int[] Fit(TableView table, int available)
    {
        var widths = Natural(table);
        for (var i = 0; i < widths.Length; i++)
        {
            if (widths.Length > 1 && widths[i] > 0 && table.Rows.All(row => row[i].Text.Length == 0))
                widths[i] = table.Columns[i].MinWidth;
        }

        for (var i = 0; i < widths.Length && Floor(table, widths) > available; i++)
        {
            if (table.Columns[i].IsDroppable)
                widths[i] = 0;
        }

        Narrow(table, widths, available, SmallestElastic, column => column.IsElastic);
        Narrow(table, widths, available, LongestId, column => !column.IsNumber);
        Narrow(table, widths, available, SmallestText, column => column.IsElastic);
        Narrow(table, widths, available, SmallestText, column => !column.IsNumber);
        return widths;
    }

    /// <summary>How many cells a text takes on a terminal.</summary>
    public static int Cells(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAscii(c))
                return new Segment(text).CellCount();
        }

        return text.Length;
    }

    private static int Total(TableView table, int[] widths) => table.Indent + widths.Where(width => width > 0).Sum(width => width + Gap) - Gap;

    private static int Floor(TableView table, int[] widths) =>
        Total(table, [.. widths.Select((width, i) => table.Columns[i].IsElastic ? Math.Min(width, SmallestElastic) : width)]);

    private static void Narrow(TableView table, int[] widths, int available, int smallest, Func<Column, bool> mayGiveWay)
    {
        for (var over = Total(table, widths) - available; over > 0; over = Total(table, widths) - available)
        {
            var widest = -1;
            for (var i = 0; i < widths.Length; i++)
            {
                if (mayGiveWay(table.Columns[i]) && widths[i] > smallest && (widest < 0 || widths[i] > widths[widest]))
                    widest = i;
            }

            if (widest < 0)
                return;
            widths[widest] = Math.Max(smallest, widths[widest] - over);
        }
    }
}

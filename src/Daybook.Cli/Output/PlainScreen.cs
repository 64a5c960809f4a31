using System.Text;

namespace Daybook.Cli.Output;

/// <summary>Plain text for pipes and files: aligned columns with two spaces between, indented trees, nothing shortened.</summary>
internal sealed class PlainScreen(TextWriter output) : IScreen
{
    public bool IsPlain => true;

    public int Width => int.MaxValue;

    public void Line(params ReadOnlySpan<Piece> pieces)
    {
        foreach (var piece in pieces)
            output.Write(VisibleText.Of(piece.Text));
        output.Write('\n');
    }

    public void Command(string text) => Line("  ", text);

    public void Table(TableView table)
    {
        var widths = ColumnLayout.Natural(table);
        var line = new StringBuilder();
        if (table.HasHeader)
            Row(table, widths, [.. table.Columns.Select(column => (Piece)column.Header)], line);
        foreach (var row in table.Rows)
            Row(table, widths, row, line);
    }

    public void Tree(TreeView tree) => Node(tree, 0);

    public void Flush() => output.Flush();

    private void Node(TreeView node, int depth)
    {
        output.Write(new string(' ', 2 * depth));
        Line(node.Label);
        foreach (var child in node.Children)
            Node(child, depth + 1);
    }

    private void Row(TableView table, int[] widths, Piece[] row, StringBuilder line)
    {
        line.Clear().Append(' ', table.Indent);
        for (var i = 0; i < row.Length; i++)
        {
            var text = VisibleText.Of(row[i].Text);
            var padding = Math.Max(0, widths[i] - ColumnLayout.Cells(text));
            if (table.Columns[i].IsNumber)
                line.Append(' ', padding).Append(text);
            else
                line.Append(text).Append(' ', padding);
            line.Append(' ', ColumnLayout.Gap);
        }

        output.Write(line.ToString().TrimEnd(' '));
        output.Write('\n');
    }
}

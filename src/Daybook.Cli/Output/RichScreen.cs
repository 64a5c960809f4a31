using System.Text;
using Spectre.Console;

namespace Daybook.Cli.Output;

/// <summary>Tables and trees for a terminal, no wider than it is. Data goes in as text, never as markup.</summary>
internal sealed class RichScreen : IScreen
{
    private readonly IAnsiConsole _console;
    private readonly TextWriter _output;

    public RichScreen(TextWriter output, int width, bool colour)
    {
        _output = output;
        _console = Create(output, width, colour, interactive: false);
    }

    public bool IsPlain => false;

    public int Width => _console.Profile.Width;

    /// <summary>A console of Spectre's over a writer, with nothing detected and nothing asked of the terminal.</summary>
    public static IAnsiConsole Create(TextWriter output, int width, bool colour, bool interactive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour || interactive ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = interactive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new WriterOutput(output, width, interactive),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    public void Line(params ReadOnlySpan<Piece> pieces)
    {
        if (!pieces.IsEmpty)
            _console.Write(Paragraph(pieces));

        // Not through the console, which drops what it takes for a control code when there is no colour.
        _output.Write('\n');
    }

    public void Command(string text)
    {
        // The terminal itself breaks a long line where it must, and still copies it as one.
        var width = _console.Profile.Width;
        _console.Profile.Width = Math.Max(width, ColumnLayout.Cells(VisibleText.Of(text)) + ColumnLayout.Gap);
        Line("  ", Piece.Accent(text));
        _console.Profile.Width = width;
    }

    public void Table(TableView view)
    {
        var widths = ColumnLayout.Fit(view, _console.Profile.Width);
        var table = new Table { Border = TableBorder.None, ShowHeaders = view.HasHeader, Expand = false };
        var shown = Enumerable.Range(0, widths.Length).Where(i => widths[i] > 0).ToArray();
        foreach (var i in shown)
        {
            var column = view.Columns[i];
            table.AddColumn(new TableColumn(new Spectre.Console.Text(column.Header, StyleOf(Tone.Muted)))
            {
                Width = widths[i],
                NoWrap = !column.Wraps,
                Alignment = column.IsNumber ? Justify.Right : Justify.Left,
                Padding = new Padding(0, 0, i == shown[^1] ? 0 : ColumnLayout.Gap, 0),
            });
        }

        foreach (var row in view.Rows)
            table.AddRow(shown.Select(i => Cell(row[i], view.Columns[i].Wraps ? int.MaxValue : widths[i])));
        _console.Write(new Padder(table, new Padding(view.Indent, 0, 0, 0)));
    }

    public void Tree(TreeView view)
    {
        var tree = new Tree(Paragraph(view.Label)) { Guide = TreeGuide.Line, Style = StyleOf(Tone.Muted) };
        foreach (var child in view.Children)
            AddNode(tree, child);
        _console.Write(tree);
    }

    public void Flush() => _output.Flush();

    private static void AddNode(IHasTreeNodes parent, TreeView view)
    {
        var node = parent.AddNode(Paragraph(view.Label));
        foreach (var child in view.Children)
            AddNode(node, child);
    }

    private static Paragraph Paragraph(ReadOnlySpan<Piece> pieces)
    {
        var paragraph = new Paragraph();
        foreach (var piece in pieces)
            paragraph.Append(VisibleText.Of(piece.Text), StyleOf(piece.Tone));
        return paragraph;
    }

    private static Spectre.Console.Text Cell(Piece piece, int width) => new Spectre.Console.Text(Shorten(VisibleText.Of(piece.Text), width), StyleOf(piece.Tone));

    private static string Shorten(string text, int width)
    {
        if (ColumnLayout.Cells(text) <= width)
            return text;
        var kept = new StringBuilder();
        var used = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            used += ColumnLayout.Cells(rune.ToString());
            if (used > width)
                break;
            kept.Append(rune);
        }

        return kept.Append('…').ToString();
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Muted => new Style(Color.Grey),
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Accent => new Style(Color.Teal),
        Tone.Good => new Style(Color.Green),
        Tone.Warning => new Style(Color.Olive),
        Tone.Bad => new Style(Color.Maroon),
        _ => Style.Plain,
    };
}

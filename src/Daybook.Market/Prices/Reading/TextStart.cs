using System.Text;
using System.Text.RegularExpressions;
using Sylvan.Data.Csv;

namespace Daybook.Market.Prices.Reading;

/// <summary>The beginning of a text: as much of it as tells its layout. The whole text can still be read.</summary>
internal sealed partial class TextStart
{
    private const int Piece = 4096;
    private const int Rows = 5;
    private const int MostPreamble = 20;

    private readonly TextReader _rest;
    private readonly string _start;

    private TextStart(string start, TextReader rest)
    {
        var at = 0;
        while (Preamble.Count < MostPreamble && PreambleAt(start, at) is { } line)
        {
            Preamble.Add(start[at..line.End].Trim());
            at = line.Next;
        }

        LinesBefore = LinesOf(start.AsSpan(0, at));
        (_start, _rest) = (start[at..], rest);
        FirstLine = First(_start);
        Separator = SeparatorOf(FirstLine);
    }

    /// <summary>The separator of the columns: the one of comma, semicolon and tab that is most frequent in the first line.</summary>
    public char Separator { get; }

    /// <summary>The lines before the table: comments with a number sign, and addresses of web sites.</summary>
    public List<string> Preamble { get; } = [];

    /// <summary>How many lines that are.</summary>
    public int LinesBefore { get; }

    /// <summary>The first line that is not blank, as it is written.</summary>
    public string FirstLine { get; }

    /// <summary>The text as far as it was read.</summary>
    public ReadOnlySpan<char> Text => _start;

    /// <summary>Reads the first rows of a text.</summary>
    /// <exception cref="InvalidDataException">The content is damaged.</exception>
    public static TextStart Read(TextReader text)
    {
        var start = new StringBuilder();
        var piece = new char[Piece];
        var (lines, isBlank, isEnd) = (0, true, false);
        while (lines <= Rows + MostPreamble && start.Length < Rows * PriceTable.MaxRow && !isEnd)
        {
            var read = text.ReadBlock(piece);
            isEnd = read < piece.Length;
            start.Append(piece, 0, read);
            foreach (var character in piece.AsSpan(0, read))
            {
                var isLineEnd = character is '\n' or '\r';
                lines += isLineEnd && !isBlank ? 1 : 0;
                isBlank = isLineEnd || (isBlank && char.IsWhiteSpace(character));
            }
        }

        return new TextStart(start.ToString(), isEnd ? TextReader.Null : text);
    }

    /// <summary>The first rows, each with all its cells; fewer where there are no more, or where the text is no table from there on.</summary>
    /// <exception cref="CsvFormatException">The first row is not CSV.</exception>
    public IReadOnlyList<IReadOnlyList<string>> FirstRows()
    {
        List<IReadOnlyList<string>> rows = [];
        try
        {
            using var text = new StringReader(_start);
            using var table = new PriceTable(text, Separator, new ContentLimit(), LinesBefore);
            while (rows.Count < Rows && table.Read())
                rows.Add(table.Cells());
        }
        catch (CsvFormatException) when (rows.Count > 0)
        {
            // Whoever reads all rows says it, with its line.
        }

        return rows;
    }

    /// <summary>The text from its beginning.</summary>
    public TextReader Whole() => new Joined(_start, _rest);

    private static string First(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        return (text.IndexOfAny('\n', '\r') is >= 0 and var end ? text[..end] : text).ToString();
    }

    // A number sign may stand before the header, too: then dates follow at once.
    private static (int End, int Next)? PreambleAt(string text, int from)
    {
        var first = text.AsSpan(from).IndexOfAnyExcept(" \t\r\n");
        if (first < 0)
            return null;
        var line = First(text.AsSpan(from));
        var next = from + first + line.Length;
        return next < text.Length && (Address().IsMatch(line) || (line.StartsWith('#') && !DateReader.IsAny(FirstCell(First(text.AsSpan(next))), null)))
            ? (next, next + (text.AsSpan(next).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1))
            : null;
    }

    private static ReadOnlySpan<char> FirstCell(ReadOnlySpan<char> line) => (line.IndexOfAny(',', ';', '\t') is >= 0 and var end ? line[..end] : line).Trim().Trim('"');

    private static int LinesOf(ReadOnlySpan<char> text) => text.Count('\n') is > 0 and var lines ? lines : text.Count('\r');

    [GeneratedRegex(@"^""?https?://[^\s,;""]+""?[\s,;]*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    private static char SeparatorOf(string line)
    {
        var (commas, semicolons, tabs, isQuoted) = (0, 0, 0, false);
        foreach (var character in line)
        {
            isQuoted ^= character == '"';
            commas += character == ',' && !isQuoted ? 1 : 0;
            semicolons += character == ';' && !isQuoted ? 1 : 0;
            tabs += character == '\t' && !isQuoted ? 1 : 0;
        }

        if (semicolons > commas && semicolons >= tabs)
            return ';';
        return tabs > commas ? '\t' : ',';
    }

    private sealed class Joined(string start, TextReader rest) : TextReader
    {
        private int _at;

        public override int Read(Span<char> buffer)
        {
            if (_at == start.Length)
                return rest.Read(buffer);
            var taken = Math.Min(buffer.Length, start.Length - _at);
            start.AsSpan(_at, taken).CopyTo(buffer);
            _at += taken;
            return taken;
        }

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int ReadBlock(Span<char> buffer)
        {
            var total = 0;
            int read;
            while (total < buffer.Length && (read = Read(buffer[total..])) > 0)
                total += read;
            return total;
        }

        public override int ReadBlock(char[] buffer, int index, int count) => ReadBlock(buffer.AsSpan(index, count));

        public override int Peek() => _at < start.Length ? start[_at] : rest.Peek();

        public override int Read() => _at < start.Length ? start[_at++] : rest.Read();
    }
}

using System.Text;
using Sylvan.Data.Csv;

namespace Daybook.Engine.Prices.Reading;

/// <summary>The beginning of a text: as much of it as tells its layout. The whole text can still be read.</summary>
internal sealed class TextStart
{
    private const int Piece = 4096;
    private const int Rows = 5;

    private readonly TextReader _rest;
    private readonly string _start;

    private TextStart(string start, TextReader rest)
    {
        (_start, _rest) = (start, rest);
        FirstLine = First(start);
        Separator = SeparatorOf(FirstLine);
    }

    /// <summary>What stands between the columns, as the first line says: the one of comma, semicolon and tab that stands there most often.</summary>
    public char Separator { get; }

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
        while (lines <= Rows && start.Length < Rows * PriceTable.MaxRow && !isEnd)
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
    /// <exception cref="CsvFormatException">Already the first row is none.</exception>
    public IReadOnlyList<IReadOnlyList<string>> FirstRows()
    {
        List<IReadOnlyList<string>> rows = [];
        try
        {
            using var text = new StringReader(_start);
            using var table = new PriceTable(text, Separator, new ContentLimit());
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

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Daybook.Files;

/// <summary>
/// Reads YAML as a tree with the place of each piece. What settings and calendars do not need is refused: anchors, aliases, tags, several documents, deep nesting.
/// All of it is reported, and so is everything before an error of syntax.
/// </summary>
internal sealed class YamlSource
{
    // A list in a section is the deepest that any of them goes.
    private const int MaxDepth = 8;

    private readonly Parser _parser;
    private readonly (int Line, int Column) _end;
    private string? _key;

    private YamlSource(string text)
    {
        _parser = new Parser(new StringReader(text));
        _end = End(text);
    }

    /// <summary>Whether the text was read to its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The top node, as far as it was read; null when there is none.</summary>
    public SourceNode? Root { get; private set; }

    /// <summary>What is wrong with it, in the order of the text.</summary>
    public List<YamlProblem> Problems { get; } = [];

    /// <summary>Reads a text.</summary>
    public static YamlSource Read(string text)
    {
        var source = new YamlSource(text);
        try
        {
            source.IsWhole = source.Stream();
        }
        catch (YamlException error)
        {
            source.Report(YamlProblem.Syntax, source.PlaceOf(error, text), $"this is not YAML: {Lower(error.Message)}");
        }

        return source;
    }

    /// <summary>Reads everything; false when reading was stopped.</summary>
    private bool Stream()
    {
        Next();
        Next();
        if (_parser.Current is StreamEnd)
            return true;
        Next();
        if (!Node(0, node => Root = node))
            return false;
        _key = null;
        Next();
        Next();
        if (_parser.Current is StreamEnd)
            return true;
        Report(YamlProblem.SeveralDocuments, _parser.Current!.Start, "a second document begins here; one is read");
        return false;
    }

    /// <summary>Reads the node that begins with the current event and stops at its last one. What was read of it is handed over even when the rest cannot be.</summary>
    private bool Node(int depth, Action<SourceNode> hand)
    {
        var (line, column) = Place(_parser.Current!.Start);
        Refuse(_parser.Current);
        if (depth > MaxDepth)
        {
            Report(YamlProblem.TooDeep, _parser.Current.Start, $"this is nested more than {MaxDepth} deep; nothing after it was read");
            return false;
        }

        switch (_parser.Current)
        {
            case Scalar scalar:
                hand(new ScalarNode(scalar.Value, scalar.Style != ScalarStyle.Plain, line, column));
                return true;
            case SequenceStart:
                var list = new ListNode(line, column);
                hand(list);
                return Items(list, depth);
            case MappingStart:
                var map = new MapNode(line, column);
                hand(map);
                return Entries(map, depth);
            default:
                hand(new RefusedNode(line, column));
                return true;
        }
    }

    private bool Items(ListNode list, int depth)
    {
        for (Next(); _parser.Current is not SequenceEnd; Next())
        {
            if (!Node(depth + 1, list.Items.Add))
                return false;
        }

        return true;
    }

    private bool Entries(MapNode map, int depth)
    {
        var outer = _key;
        for (Next(); _parser.Current is not MappingEnd; Next())
        {
            SourceNode? key = null;
            if (!Node(depth + 1, node => key = node))
                return false;
            var index = map.Entries.Count;
            map.Entries.Add((key!, null));
            if (key is ScalarNode { Text: var name })
                _key = outer is null ? name : $"{outer}.{name}";
            Next();
            if (!Node(depth + 1, node => map.Entries[index] = (key!, node)))
                return false;
            _key = outer;
        }

        return true;
    }

    private void Refuse(ParsingEvent current)
    {
        if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
            Report(YamlProblem.Reference, current.Start, "anchors and aliases are not read; write the value itself");
        if (current is NodeEvent { Tag.IsEmpty: false })
            Report(YamlProblem.Tag, current.Start, "tags are not read; what type a value has follows from its key");
    }

    private void Next()
    {
        try
        {
            if (_parser.MoveNext())
                return;
        }
        catch (Exception error) when (error is not (YamlException or OutOfMemoryException))
        {
            // The parser ends some malformed texts in exceptions that say nothing of the text, such as InvalidOperationException.
            throw Unreadable(error);
        }

        throw Unreadable(null);
    }

    private YamlException Unreadable(Exception? error)
    {
        var last = _parser.Current?.End ?? Mark.Empty;
        return new YamlException(last, last, "it cannot be read from here on", error!);
    }

    private void Report(string code, Mark mark, string message) => Report(code, Place(mark), message);

    private void Report(string code, (int Line, int Column) place, string message)
    {
        var (line, column) = place;
        Problems.Add(new YamlProblem(code, _key is null ? null : SourceNode.Shorten(_key), message, line, column));
    }

    // What is missing at the end is missing on a line behind the last one, which nobody can look at.
    private (int Line, int Column) Place(Mark mark) => mark.Line > _end.Line ? _end : ((int)mark.Line, (int)mark.Column);

    // Of a tab in an indentation the parser tells where the mapping began, and not where the tab is.
    private (int Line, int Column) PlaceOf(YamlException error, string text)
    {
        if (!error.Message.Contains(" tab ", StringComparison.Ordinal))
            return Place(error.Start);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = (int)error.Start.Line - 1; i < lines.Length; i++)
        {
            if (lines[i].AsSpan(0, lines[i].Length - lines[i].TrimStart().Length).IndexOf('\t') is >= 0 and var tab)
                return (i + 1, tab + 1);
        }

        return Place(error.Start);
    }

    /// <summary>The place after the last character of a text, by the line breaks of YAML.</summary>
    private static (int Line, int Column) End(string text)
    {
        var (line, column) = (1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                continue;
            (line, column) = text[i] is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' ? (line + 1, 1) : (line, column + 1);
        }

        return (line, column);
    }

    private static string Lower(string message) => message.Length == 0 ? message : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
}

using System.Globalization;
using System.Text;
using Daybook.Charts.Words;

namespace Daybook.Charts.Drawing;

/// <summary>Writes elements, attributes and text, escaped for XML. Numbers have at most one digit behind the point, which is a tenth of a pixel.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new(4_096);
    private readonly Stack<string> _open = new();
    private bool _inTag;

    /// <summary>A length as it stands in an attribute: at most one digit behind the point, never <c>-0</c>.</summary>
    public static void Append(StringBuilder text, double value)
    {
        if (!double.IsFinite(value))
            throw new InvalidOperationException("A picture has no place for a number that is not finite.");
        var tenths = (long)Math.Round(Math.Clamp(value, -1e9, 1e9) * 10);
        if (tenths < 0)
        {
            text.Append('-');
            tenths = -tenths;
        }

        text.Append(CultureInfo.InvariantCulture, $"{tenths / 10}");
        if (tenths % 10 != 0)
            text.Append('.').Append((char)('0' + (tenths % 10)));
    }

    /// <summary>Whether a link may stand in a picture: a relative one, http or https. Others, such as <c>javascript:</c>, could run what somebody wrote. What cannot be seen is percent-encoded in a link, or it is none.</summary>
    public static bool IsLink(string? href)
    {
        if (string.IsNullOrEmpty(href) || char.IsWhiteSpace(href[0]) || SeenText.Of(href) != href)
            return false;
        var end = href.AsSpan().IndexOfAny(":/?#");
        return end < 0 || href[end] != ':' || href.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || href.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
    }

    public SvgWriter Start(string element)
    {
        CloseTag();
        _text.Append('<').Append(element);
        _open.Push(element);
        _inTag = true;
        return this;
    }

    public SvgWriter With(string attribute, string value)
    {
        _text.Append(' ').Append(attribute).Append("=\"");
        Escape(SeenText.Of(value));
        _text.Append('"');
        return this;
    }

    public SvgWriter With(string attribute, double value)
    {
        _text.Append(' ').Append(attribute).Append("=\"");
        Append(_text, value);
        _text.Append('"');
        return this;
    }

    public SvgWriter Text(string text)
    {
        CloseTag();
        Escape(SeenText.Of(text));
        return this;
    }

    public SvgWriter End()
    {
        var element = _open.Pop();
        if (_inTag)
            _text.Append("/>");
        else
            _text.Append("</").Append(element).Append('>');
        _inTag = false;
        return this;
    }

    /// <summary>A line break before the next element, so that files can be read and compared.</summary>
    public SvgWriter Break()
    {
        CloseTag();
        _text.Append('\n');
        return this;
    }

    public override string ToString() => _open.Count == 0 ? _text.ToString() : throw new InvalidOperationException($"<{_open.Peek()}> is not closed.");

    private void CloseTag()
    {
        if (_inTag)
            _text.Append('>');
        _inTag = false;
    }

    private void Escape(string text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '<': _text.Append("&lt;"); break;
                case '>': _text.Append("&gt;"); break;
                case '&': _text.Append("&amp;"); break;
                case '"': _text.Append("&quot;"); break;
                case '\'': _text.Append("&#39;"); break;
                default: _text.Append(c); break;
            }
        }
    }
}

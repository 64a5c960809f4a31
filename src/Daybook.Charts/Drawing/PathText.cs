using System.Text;

namespace Daybook.Charts.Drawing;

/// <summary>The <c>d</c> of a path.</summary>
internal sealed class PathText
{
    private readonly StringBuilder _text = new();

    public bool IsEmpty => _text.Length == 0;

    public PathText Move(double x, double y) => Add('M', x, y);

    public PathText Line(double x, double y) => Add('L', x, y);

    public PathText Close()
    {
        _text.Append('z');
        return this;
    }

    /// <summary>A rectangle.</summary>
    public PathText Box(double x, double y, double width, double height) => Move(x, y).Line(x + width, y).Line(x + width, y + height).Line(x, y + height).Close();

    public override string ToString() => _text.ToString();

    private PathText Add(char command, double x, double y)
    {
        _text.Append(command);
        SvgWriter.Append(_text, x);
        _text.Append(' ');
        SvgWriter.Append(_text, y);
        return this;
    }
}

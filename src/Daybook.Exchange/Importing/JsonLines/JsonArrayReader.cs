using System.Globalization;
using System.Text;
using Daybook.Exchange.Importing.Files;

namespace Daybook.Exchange.Importing.JsonLines;

/// <summary>Reads the members of a JSON list one after the other, as bytes; what they hold is not looked at. Not safe for several threads.</summary>
internal sealed class JsonArrayReader(Stream stream)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private bool _isOver;
    private bool _isBegun;
    private long _line = 1;
    private int _column = 1;

    /// <summary>The line in which the member that was read last begins, from 1; after an error, where that is.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Its column in characters, from 1.</summary>
    public int Column { get; private set; } = 1;

    /// <summary>Reads the next member; false after the last. The bytes are valid until the next call. If the list ends in the middle of a member, the last member is what there is of it.</summary>
    /// <exception cref="InvalidDataException">The text between the members is not that of a list, or a member is longer than <see cref="LineReader.MaxLine"/>.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> member)
    {
        member = default;
        if (_isOver || !MoveToMember())
            return false;
        (Line, Column) = (_line, _column);
        var length = MemberLength();
        member = _buffer.AsMemory(_start, length);
        Pass(length);
        return true;
    }

    // Moves to the first byte of a member; false behind the last.
    private bool MoveToMember()
    {
        if (!_isBegun)
        {
            _isBegun = true;
            Fill();
            if (Available.StartsWith(JsonText.ByteOrderMark))
                _start += JsonText.ByteOrderMark.Length;
            if (Next() != '[')
                throw Misfit("a list of events begins with '['");
            Pass(1);
            return Next() != ']' || End();
        }

        var sign = Next();
        if (sign == ']')
            return End();
        if (sign != ',')
            throw Misfit("a comma or ']' is expected between two events");
        var comma = (_line, _column);
        Pass(1);
        if (Next() != ']')
            return true;
        (_line, _column) = comma;
        throw Misfit("there is a comma before the closing ']'; remove it");
    }

    private bool End()
    {
        _isOver = true;
        Pass(1);
        return SkipSpace() ? throw Misfit("something follows the list of events") : false;
    }

    private byte Next() => SkipSpace() ? _buffer[_start] : throw Misfit("the file ends in the middle of the list; it was cut off");

    private bool SkipSpace()
    {
        do
            Pass(Available.Length - Available.TrimStart(JsonText.WhiteSpace).Length);
        while (_start == _end && Fill());
        return _start < _end;
    }

    private int MemberLength()
    {
        var (depth, isText) = (0, false);
        for (var at = 0; ; at++)
        {
            if (at == _end - _start && !Grow(at))
                return at;
            switch (_buffer[_start + at])
            {
                case (byte)'\\' when isText:
                    at++;
                    if (at == _end - _start && !Grow(at))
                        return at;
                    break;
                case (byte)'"':
                    isText = !isText;
                    break;
                case (byte)'{' or (byte)'[' when !isText:
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when !isText:
                    if (depth == 0)
                        return at;
                    if (--depth == 0)
                        return at + 1;
                    break;
                case (byte)',' when !isText && depth == 0:
                    return at;
            }
        }
    }

    private bool Grow(int length)
    {
        if (length > LineReader.MaxLine)
            throw Misfit(string.Create(CultureInfo.InvariantCulture, $"the event is longer than {LineReader.MaxLine:N0} bytes"));
        _isOver = !Fill();
        return !_isOver;
    }

    private ReadOnlySpan<byte> Available => _buffer.AsSpan(_start, _end - _start);

    private void Pass(int length)
    {
        var passed = _buffer.AsSpan(_start, length);
        _start += length;
        var lastLine = passed.LastIndexOf((byte)'\n') + 1;
        if (lastLine > 0)
            (_line, _column) = (_line + passed.Count((byte)'\n'), 1);
        _column += Encoding.UTF8.GetCharCount(passed[lastLine..]);
    }

    private bool Fill()
    {
        if (_isAtEnd)
            return false;
        Available.CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
        return read > 0;
    }

    private InvalidDataException Misfit(string problem)
    {
        (Line, Column) = (_line, _column);
        return new InvalidDataException(problem);
    }
}

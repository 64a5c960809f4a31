using System.Globalization;

namespace Daybook.Exchange.Importing.Files;

/// <summary>Reads a stream line by line, as bytes. A line ends with LF; everything before it, CR included, belongs to the line. Not safe for several threads.</summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>The longest line, in bytes: an event at the largest that it may be, with much white space, is far below.</summary>
    public const int MaxLine = 8 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Reads the next line without its LF; false at the end. The bytes are valid until the next call.</summary>
    /// <exception cref="InvalidDataException">The line is longer than <see cref="MaxLine"/>.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                Take(searched + length, 1, out line);
                return true;
            }

            searched = _end - _start;
            if (_isAtEnd)
            {
                Take(searched, 0, out line);
                return searched > 0;
            }

            if (searched > MaxLine)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"the line is longer than {MaxLine:N0} bytes"));
            Fill();
        }
    }

    private void Take(int length, int terminator, out ReadOnlyMemory<byte> line)
    {
        line = _buffer.AsMemory(_start, length);
        _start += length + terminator;
        if (length + terminator > 0)
            Number++;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
    }
}

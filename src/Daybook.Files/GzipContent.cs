using System.IO.Compression;

namespace Daybook.Files;

/// <summary>
/// The content of a gzip file, which ends only if the file is whole. The framework's decompressor takes a file that was cut off for a complete one; so one more
/// gzip member is appended to the file, and the file was complete only if that member is read last. Not safe for several threads.
/// </summary>
/// <param name="file">The file as it is stored.</param>
/// <param name="leaveOpen">True: it stays its owner's.</param>
internal sealed class GzipContent(Stream file, bool leaveOpen = false) : ForwardStream
{
    private readonly GZipStream _content = new(new Followed(file, Member(), leaveOpen), CompressionMode.Decompress);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private InvalidDataException? _damage;

    /// <summary>What comes out last.</summary>
    public static ReadOnlySpan<byte> Mark => "\0end of file\0"u8;

    /// <summary>The first bytes of a gzip file.</summary>
    public static ReadOnlySpan<byte> Magic => [0x1F, 0x8B];

    /// <summary>Reads to the end and says what is wrong with the file as a whole; null: nothing.</summary>
    public InvalidDataException? FindDamage()
    {
        try
        {
            var scratch = new byte[_buffer.Length];
            while (Read(scratch) > 0)
            {
                // Only whether the end comes matters.
            }
        }
        catch (InvalidDataException error)
        {
            return error;
        }

        return null;
    }

    /// <exception cref="InvalidDataException">The file is damaged, was cut off, or is followed by something else.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_damage is not null)
            throw _damage;
        try
        {
            return ReadAllButMark(buffer);
        }
        catch (InvalidDataException error) when (error != _damage)
        {
            // The framework's words speak of an archive and its method.
            throw _damage = new InvalidDataException("the gzip file is damaged, or it was cut off", error);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }

    // What could be the mark is held back until something follows it.
    private int ReadAllButMark(Span<byte> buffer)
    {
        while (_end - _start <= Mark.Length)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            var read = _content.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
                return IsWhole ? 0 : throw (_damage = new InvalidDataException("the gzip file ends in the middle: it was cut off, or something else follows it"));
            _end += read;
        }

        var length = Math.Min(buffer.Length, _end - _start - Mark.Length);
        _buffer.AsSpan(_start, length).CopyTo(buffer);
        _start += length;
        return length;
    }

    private bool IsWhole => _buffer.AsSpan(_start, _end - _start).SequenceEqual(Mark);

    private static MemoryStream Member()
    {
        var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Mark);
        member.Position = 0;
        return member;
    }

    /// <summary>A stream, and then another.</summary>
    private sealed class Followed(Stream first, Stream second, bool leaveOpen) : ForwardStream
    {
        public override int Read(Span<byte> buffer)
        {
            var read = first.Read(buffer);
            return read > 0 ? read : second.Read(buffer);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                if (!leaveOpen)
                    first.Dispose();
                second.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}

using System.IO.Compression;

namespace Daybook.Engine.Prices.Reading;

/// <summary>
/// The content of a gzip file, which ends only if the file is whole. The framework's decompressor takes a file that was cut off for a complete one; so one more
/// gzip member is put behind the file, and only if it comes out last the file was whole.
/// </summary>
internal sealed class GzipContent(Stream file) : ForwardStream
{
    private static readonly byte[] s_member = Member();

    private readonly GZipStream _content = new(new Followed(file, s_member), CompressionMode.Decompress);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private InvalidDataException? _damage;

    private static ReadOnlySpan<byte> Mark => "\0end of file\0"u8;

    /// <exception cref="InvalidDataException">The file is damaged, was cut off, or something else stands behind it.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_damage is not null)
            throw _damage;

        // What could be the mark is held back until something follows it.
        while (_end - _start <= Mark.Length)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            var read = Fill();
            if (read == 0)
            {
                if (_buffer.AsSpan(0, _end).SequenceEqual(Mark))
                    return 0;
                throw Damaged("the gzip file ends in the middle: it was cut off, or something else stands behind it", null);
            }

            _end += read;
        }

        var length = Math.Min(buffer.Length, _end - _start - Mark.Length);
        _buffer.AsSpan(_start, length).CopyTo(buffer);
        _start += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }

    private int Fill()
    {
        try
        {
            return _content.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (InvalidDataException error)
        {
            // The framework's words speak of an archive and its method.
            throw Damaged("the gzip file is damaged, or it was cut off", error);
        }
    }

    private InvalidDataException Damaged(string message, Exception? error) => _damage = new InvalidDataException(message, error);

    private static byte[] Member()
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Mark);
        return member.ToArray();
    }

    /// <summary>A stream, and then bytes. The stream stays its owner's.</summary>
    private sealed class Followed(Stream first, byte[] then) : ForwardStream
    {
        private int _given;

        public override int Read(Span<byte> buffer)
        {
            var read = _given > 0 ? 0 : first.Read(buffer);
            if (read > 0)
                return read;
            var taken = Math.Min(buffer.Length, then.Length - _given);
            then.AsSpan(_given, taken).CopyTo(buffer);
            _given += taken;
            return taken;
        }
    }
}

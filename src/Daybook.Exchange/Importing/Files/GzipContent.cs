using System.IO.Compression;

namespace Daybook.Exchange.Importing.JsonLines;

/// <summary>
/// Makes the end of a compressed file visible. The framework's decompressor takes a file that was cut off for a complete one; so one more gzip member is put
/// behind the file, and only if its line comes out last was the file whole.
/// </summary>
internal static class GzipEnd
{
    /// <summary>The line that comes last. It is not JSON.</summary>
    public static ReadOnlySpan<byte> Mark => "\0end of file\0"u8;

    /// <summary>The first bytes of a gzip file.</summary>
    public static ReadOnlySpan<byte> Magic => [0x1F, 0x8B];

    /// <summary>The decompressed content, and then <see cref="Mark"/> on a line of its own.</summary>
    public static Stream Decompress(Stream file) => new GZipStream(new MarkedStream(file, Member()), CompressionMode.Decompress);

    private static MemoryStream Member()
    {
        var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.WriteByte((byte)'\n');
            gzip.Write(Mark);
        }

        member.Position = 0;
        return member;
    }

    /// <summary>A file, and then the mark.</summary>
    private sealed class MarkedStream(Stream file, Stream mark) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = file.Read(buffer);
            return read > 0 ? read : mark.Read(buffer);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                file.Dispose();
                mark.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}

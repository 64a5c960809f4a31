using System.Security.Cryptography;
using Daybook.Files;

namespace Daybook.Market.Prices.Reading;

/// <summary>A file's bytes as they are stored; they are digested while they are read.</summary>
internal sealed class StoredFile : ForwardStream
{
    private const int BufferSize = 64 * 1024;

    private readonly Stream _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _start = new byte[4];
    private readonly int _length;
    private int _given;

    public StoredFile(Stream file)
    {
        _file = file;
        _length = file.ReadAtLeast(_start, _start.Length, throwOnEndOfStream: false);
        _hash.AppendData(_start, 0, _length);
    }

    /// <summary>True for a gzip file.</summary>
    public bool IsGzip => Start.StartsWith(GzipContent.Magic);

    /// <summary>True for a zip file, an empty one too.</summary>
    public bool IsZip => Start.StartsWith("PK\u0003\u0004"u8) || Start.StartsWith("PK\u0005\u0006"u8);

    private ReadOnlySpan<byte> Start => _start.AsSpan(0, _length);

    public override int Read(Span<byte> buffer)
    {
        var taken = Math.Min(buffer.Length, _length - _given);
        Start.Slice(_given, taken).CopyTo(buffer);
        _given += taken;
        if (taken == buffer.Length)
            return taken;
        var read = _file.Read(buffer[taken..]);
        _hash.AppendData(buffer.Slice(taken, read));
        return taken + read;
    }

    /// <summary>Reads what is left, and gives the digest of all: small hexadecimal letters.</summary>
    public string Digest()
    {
        var scratch = new byte[BufferSize];
        while (Read(scratch) > 0)
        {
            // Only the digest matters.
        }

        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <summary>All of it, in memory.</summary>
    /// <exception cref="InvalidDataException">It is longer than that.</exception>
    public MemoryStream ToMemory(int maxLength)
    {
        var memory = new MemoryStream();
        var buffer = new byte[BufferSize];
        int read;
        while ((read = Read(buffer)) > 0)
        {
            if (memory.Length + read > maxLength)
                throw new InvalidDataException($"the zip file is larger than {maxLength >> 20} MiB, which is not read; unpack it");
            memory.Write(buffer, 0, read);
        }

        memory.Position = 0;
        return memory;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            _file.Dispose();
        }

        base.Dispose(disposing);
    }
}

using System.IO.Compression;
using System.IO.Hashing;
using Daybook.Files;

namespace Daybook.Market.Prices.Reading;

/// <summary>The files of a zip file.</summary>
internal sealed class ZipContent : IDisposable
{
    private readonly ZipArchive _archive;

    private ZipContent(ZipArchive archive, IReadOnlyList<ZipArchiveEntry> entries)
    {
        _archive = archive;
        Entries = entries;
    }

    /// <summary>The files, in the order of the archive's own list; folders are not among them.</summary>
    public IReadOnlyList<ZipArchiveEntry> Entries { get; }

    /// <exception cref="InvalidDataException">It is no zip file that can be read.</exception>
    public static ZipContent Open(MemoryStream file) => Guarded(() =>
    {
        var archive = new ZipArchive(file, ZipArchiveMode.Read);
        return new ZipContent(archive, [.. archive.Entries.Where(entry => !entry.FullName.EndsWith('/'))]);
    });

    /// <summary>Opens a file of the archive.</summary>
    /// <exception cref="InvalidDataException">It cannot be read; while reading: its bytes are not those that were packed.</exception>
    public static Stream OpenEntry(ZipArchiveEntry entry) => entry.IsEncrypted
        ? throw new InvalidDataException("it is encrypted")
        : new Checked(Guarded(entry.Open), entry.Crc32);

    public void Dispose() => _archive.Dispose();

    // The bytes are in memory, so whatever fails, it is the archive.
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or InvalidDataException or NotSupportedException or ArgumentException or ArithmeticException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("the zip file is damaged, or packed in a way that is not read", error);
        }
    }

    /// <summary>The framework does not compare what it unpacked with the archive's checksum.</summary>
    private sealed class Checked(Stream content, uint expected) : ForwardStream
    {
        private readonly Crc32 _crc = new();

        public override int Read(Span<byte> buffer)
        {
            if (buffer.IsEmpty)
                return 0;
            var read = ReadGuarded(buffer);
            _crc.Append(buffer[..read]);
            if (read == 0 && _crc.GetCurrentHashAsUInt32() != expected)
                throw new InvalidDataException("the zip file is damaged: its content does not match its checksum");
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                content.Dispose();
            base.Dispose(disposing);
        }

        private int ReadGuarded(Span<byte> buffer)
        {
            try
            {
                return content.Read(buffer);
            }
            catch (Exception error) when (error is IOException or InvalidDataException or NotSupportedException)
            {
                throw new InvalidDataException("the zip file is damaged, or packed in a way that is not read", error);
            }
        }
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Daybook.Integrity;

/// <summary>
/// A small file beside a journal that says how far the journal had come: two checksummed slots, written in turn, so that one of them is always whole.
/// It makes a lost tail visible, which the journal's own file cannot. Safe for several threads and processes.
/// </summary>
/// <remarks>
/// The slots are at bytes 0 and 4,096, 64 bytes each, big-endian: <c>DBKA</c>, the version 1 (uint32), epoch (int32), count (int64),
/// root (32 bytes), and the first 12 bytes of the SHA-256 of all that. The valid slot of the higher (epoch, count) counts.
/// Byte 2,048 is never written: who has the upkeep of the journal holds a lock on it.
/// </remarks>
public sealed class AnchorFile : IDisposable
{
    private const int SlotSize = 64;
    private const int SlotDistance = 4096;
    private const int ChecksumSize = 12;
    private const int UpkeepByte = 2048;
    private const uint Magic = 0x44424B41;
    private const uint Version = 1;
    private static readonly TimeSpan LockPatience = TimeSpan.FromMilliseconds(250);

    // Locks on byte ranges belong to the process, so they keep out other processes only; this keeps out other threads.
    private static readonly Lock InProcess = new();

    private readonly FileStream _stream;
    private bool _dirty;

    private AnchorFile(FileStream stream) => _stream = stream;

    /// <summary>The anchor's path for a journal's path.</summary>
    public static string PathFor(string journalPath) => journalPath + ".anchor";

    /// <summary>Opens for writing; makes the file, with room for both slots, when it is absent.</summary>
    public static AnchorFile Open(string path)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (stream.Length < SlotDistance + SlotSize)
            stream.SetLength(SlotDistance + SlotSize);
        return new AnchorFile(stream);
    }

    /// <summary>Reads an anchor file as it is.</summary>
    /// <returns>The record and whether the file exists: a file without a whole slot gives no record.</returns>
    public static (AnchorRecord? Record, bool Exists) Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return (Latest(stream).Record, true);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, false);
        }
    }

    /// <summary>Writes the record into the older slot, unless the file already says as much or more.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(AnchorRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        lock (InProcess)
        {
            var locked = TryLock();
            try
            {
                var (latest, slot) = Latest(_stream);
                if (latest is not null && (latest.Epoch, latest.Count).CompareTo((record.Epoch, record.Count)) >= 0)
                    return;
                Span<byte> bytes = stackalloc byte[SlotSize];
                Encode(record, bytes);
                RandomAccess.Write(_stream.SafeFileHandle, bytes, latest is null ? 0 : SlotDistance - slot);
                _dirty = true;
            }
            finally
            {
                if (locked && !OperatingSystem.IsMacOS())
                    _stream.Unlock(0, SlotSize);
            }
        }
    }

    /// <summary>Forces to the disk what this object wrote, if anything was since the last time.</summary>
    public void Sync()
    {
        lock (InProcess)
        {
            if (!_dirty)
                return;
        }

        SyncAll();
    }

    /// <summary>Forces to the disk what anybody wrote.</summary>
    public void SyncAll()
    {
        lock (InProcess)
            _dirty = false;
        _stream.Flush(flushToDisk: true);
    }

    /// <summary>
    /// Takes the upkeep of the journal upon this process, until the file is closed: what must happen once a second need not happen in each process. A process that dies
    /// leaves it to the others.
    /// </summary>
    /// <returns>False while another process has it. Where the system has no such locks every process has it, which costs time and nothing else.</returns>
    public bool TryTakeUpkeep()
    {
        if (OperatingSystem.IsMacOS())
            return true;
        try
        {
            _stream.Lock(UpkeepByte, 1);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>
    /// Takes the lock that keeps two processes from writing at once. Who cannot get it in time writes without: at worst the anchor then lags by a group,
    /// which the next one mends.
    /// </summary>
    private bool TryLock()
    {
        if (OperatingSystem.IsMacOS())
            return false;
        var asked = System.Diagnostics.Stopwatch.GetTimestamp();
        var spin = default(SpinWait);
        while (true)
        {
            try
            {
                _stream.Lock(0, SlotSize);
                return true;
            }
            catch (IOException) when (System.Diagnostics.Stopwatch.GetElapsedTime(asked) < LockPatience)
            {
                spin.SpinOnce();
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    private static (AnchorRecord? Record, int Slot) Latest(FileStream stream)
    {
        var first = Decode(stream, 0);
        var second = Decode(stream, SlotDistance);
        if (first is null || (second is not null && (second.Epoch, second.Count).CompareTo((first.Epoch, first.Count)) > 0))
            return (second, SlotDistance);
        return (first, 0);
    }

    private static void Encode(AnchorRecord record, Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], Version);
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], record.Epoch);
        BinaryPrimitives.WriteInt64BigEndian(bytes[12..], record.Count);
        record.Root.CopyTo(bytes[20..]);
        SHA256.HashData(bytes[..(SlotSize - ChecksumSize)])[..ChecksumSize].CopyTo(bytes[(SlotSize - ChecksumSize)..]);
    }

    private static AnchorRecord? Decode(FileStream stream, long offset)
    {
        Span<byte> bytes = stackalloc byte[SlotSize];
        if (RandomAccess.Read(stream.SafeFileHandle, bytes, offset) < SlotSize
            || BinaryPrimitives.ReadUInt32BigEndian(bytes) != Magic
            || BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]) != Version
            || !SHA256.HashData(bytes[..(SlotSize - ChecksumSize)]).AsSpan(0, ChecksumSize).SequenceEqual(bytes[(SlotSize - ChecksumSize)..]))
        {
            return null;
        }

        return new AnchorRecord(BinaryPrimitives.ReadInt32BigEndian(bytes[8..]), BinaryPrimitives.ReadInt64BigEndian(bytes[12..]), new MerkleHash(bytes[20..52]));
    }
}

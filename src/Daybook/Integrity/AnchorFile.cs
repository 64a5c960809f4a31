using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Daybook.Integrity;

/// <summary>
/// A small file beside a journal that says how far the journal had come: two checksummed slots, written in turn, so that one of them is always whole.
/// It makes a lost tail visible, which the journal's own file cannot. Safe for several threads and processes.
/// </summary>
/// <remarks>
/// The slots are at bytes 0 and 4,096, 80 bytes each, big-endian: <c>DBKA</c>, the version 2 (uint32), epoch (int32), count (int64), root (32 bytes), the journal's identity
/// (16 bytes), and the first 12 bytes of the SHA-256 of all that. Version 1, of 64 bytes, has no identity. The valid slot of the higher (epoch, count) counts; one with an epoch or
/// a count that cannot be is damaged (<see cref="AnchorRecord.IsCredible"/>).
/// Far behind the file's end, who has the upkeep of the journal holds a lock on byte 1,048,576, and who writes a slot on the next (<see cref="AnchorLock"/>).
/// </remarks>
public sealed class AnchorFile : IDisposable
{
    private const int SlotSize = 80;
    private const int SlotSizeWithoutIdentity = 64;
    private const int IdentityAt = 52;
    private const int SlotDistance = 4096;
    private const int FileSize = SlotDistance + SlotSize;
    private const int ChecksumSize = 12;
    private const int UpkeepByte = 1 << 20;
    private const int WritingByte = UpkeepByte + 1;
    private const uint Magic = 0x44424B41;
    private const uint Version = 2;
    private const uint VersionWithoutIdentity = 1;
    private static readonly TimeSpan LockPatience = TimeSpan.FromMilliseconds(250);

    // Locks on byte ranges belong to the process, so they keep out other processes only; this keeps out other threads.
    private static readonly Lock InProcess = new();

    private readonly FileStream _stream;
    private readonly AnchorLock _writing;
    private readonly AnchorLock _upkeep;
    private bool _dirty;

    private AnchorFile(FileStream stream, bool locksFiles)
    {
        _stream = stream;
        _writing = new AnchorLock(stream, WritingByte, locksFiles ? stream.Name + ".writing" : null);
        _upkeep = new AnchorLock(stream, UpkeepByte, locksFiles ? stream.Name + ".upkeep" : null);
    }

    /// <summary>The anchor's path for a journal's path.</summary>
    public static string PathFor(string journalPath) => journalPath + ".anchor";

    /// <summary>Opens for writing; makes the file, with room on the disk for both slots, when it is absent: the first group may be what fills the disk.</summary>
    /// <exception cref="IOException">The file cannot be opened, or there is no room for it.</exception>
    public static AnchorFile Open(string path) => Open(path, locksFiles: OperatingSystem.IsMacOS());

    /// <summary>The same, for a system that locks whole files only or for one that locks bytes.</summary>
    internal static AnchorFile Open(string path, bool locksFiles)
    {
        var stream = TryMake(path) ?? new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (stream.Length < FileSize)
            stream.SetLength(FileSize);
        return new AnchorFile(stream, locksFiles);
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
            TakeTurn();
            try
            {
                var (latest, slot) = Latest(_stream);
                var isOfAnother = latest?.IsOfAnother(record.Identity) ?? false;
                if (latest is not null && !isOfAnother && !IsNewer(record, latest))
                    return;
                Write(record, latest is null ? 0 : SlotDistance - slot);

                // What another journal's anchor says in the other slot may be higher.
                if (isOfAnother)
                    Write(record, slot);
                _dirty = true;
            }
            finally
            {
                _writing.Release();
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
    /// <returns>False while another process has it.</returns>
    public bool TryTakeUpkeep() => _upkeep.TryTake();

    /// <inheritdoc/>
    public void Dispose()
    {
        _writing.Dispose();
        _upkeep.Dispose();
        _stream.Dispose();
    }

    private static FileStream? TryMake(string path)
    {
        if (File.Exists(path))
            return null;
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            PreallocationSize = FileSize,
        };
        try
        {
            return new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>
    /// Keeps two processes from writing at once. Who does not get the lock in time writes without: at worst the anchor then lags by a group, which the next one mends.
    /// </summary>
    private void TakeTurn()
    {
        var asked = System.Diagnostics.Stopwatch.GetTimestamp();
        var spin = default(SpinWait);
        while (!_writing.TryTake() && System.Diagnostics.Stopwatch.GetElapsedTime(asked) < LockPatience)
            spin.SpinOnce();
    }

    private static (AnchorRecord? Record, int Slot) Latest(FileStream stream)
    {
        var first = Decode(stream, 0);
        var second = Decode(stream, SlotDistance);
        return first is null || (second is not null && IsNewer(second, first)) ? (second, SlotDistance) : (first, 0);
    }

    private static bool IsNewer(AnchorRecord record, AnchorRecord other)
    {
        var order = (record.Epoch, record.Count).CompareTo((other.Epoch, other.Count));
        return order > 0 || (order == 0 && record.Identity is not null && other.Identity is null);
    }

    private void Write(AnchorRecord record, long offset)
    {
        Span<byte> bytes = stackalloc byte[SlotSize];
        RandomAccess.Write(_stream.SafeFileHandle, bytes[..Encode(record, bytes)], offset);
    }

    private static int Encode(AnchorRecord record, Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], record.Identity is null ? VersionWithoutIdentity : Version);
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], record.Epoch);
        BinaryPrimitives.WriteInt64BigEndian(bytes[12..], record.Count);
        record.Root.CopyTo(bytes[20..]);
        record.Identity?.CopyTo(bytes[IdentityAt..]);
        var size = record.Identity is null ? SlotSizeWithoutIdentity : SlotSize;
        Checksum(bytes[..size]).CopyTo(bytes[(size - ChecksumSize)..]);
        return size;
    }

    private static AnchorRecord? Decode(FileStream stream, long offset)
    {
        Span<byte> bytes = stackalloc byte[SlotSize];
        bytes = bytes[..RandomAccess.Read(stream.SafeFileHandle, bytes, offset)];
        if (bytes.Length < SlotSizeWithoutIdentity || BinaryPrimitives.ReadUInt32BigEndian(bytes) != Magic)
            return null;
        var version = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        if (version == VersionWithoutIdentity)
            bytes = bytes[..SlotSizeWithoutIdentity];
        else if (version != Version || bytes.Length < SlotSize)
            return null;
        if (!Checksum(bytes).SequenceEqual(bytes[^ChecksumSize..]))
            return null;
        var (epoch, count) = (BinaryPrimitives.ReadInt32BigEndian(bytes[8..]), BinaryPrimitives.ReadInt64BigEndian(bytes[12..]));
        if (!AnchorRecord.IsCredible(epoch, count))
            return null;
        return new AnchorRecord(epoch, count, new MerkleHash(bytes[20..IdentityAt]))
        {
            Identity = version == Version ? new JournalIdentity(bytes[IdentityAt..(IdentityAt + JournalIdentity.Size)]) : null,
        };
    }

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> slot) => SHA256.HashData(slot[..^ChecksumSize]).AsSpan(0, ChecksumSize);
}

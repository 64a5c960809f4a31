using System.Numerics;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite.Driver;
using Daybook.Storage;

namespace Daybook.Sqlite.Reading;

/// <summary>The head as one transaction sees it.</summary>
internal sealed record HeadRow(int BlockSize, int Epoch, long Count, byte[] Edge, long LastRecorded, long? NewestOccurred, long DictionarySize, JournalIdentity? Identity)
{
    private const string Columns = "block_size, epoch, count, edge, last_recorded, newest_occurred, dictionary_size";

    public long SealedBlocks => Count / BlockSize;

    public int BlockLevel => int.Log2(BlockSize);

    public MerkleTree Tree => MerkleTree.FromEdge(Count, Edge, BlockLevel);

    public JournalHead ToHead() => new(Epoch, Count, Tree.Root, LastRecorded, NewestOccurred) { Identity = Identity };

    public AnchorRecord ToAnchor() => new(Epoch, Count, Tree.Root) { Identity = Identity };

    /// <summary>The query that <see cref="Read"/> reads. It still works when the file is converted to another layout in the meantime.</summary>
    public static string Sql(SqliteDatabase database) =>
        database.QueryInteger("PRAGMA user_version") == Schema.OldestVersion ? $"SELECT {Columns}, NULL, 1 FROM head" : $"SELECT {Columns}, identity, first_id FROM head";

    /// <summary>Reads the head.</summary>
    /// <exception cref="InvalidDataException">It is missing or damaged.</exception>
    public static HeadRow Read(SqliteStatement statement)
    {
        if (!statement.Step())
            throw new InvalidDataException("The journal has no head.");
        var row = new HeadRow(
            (int)statement.Integer(0),
            (int)statement.Integer(1),
            statement.Integer(2),
            statement.Bytes(3).ToArray(),
            statement.Integer(4),
            statement.OptionalInteger(5),
            statement.Integer(6),
            statement.IsNull(7) ? null : Identified(statement.Bytes(7)));
        var (epoch, firstId) = (statement.Integer(1), statement.Integer(8));
        statement.Reset();
        if (row.BlockSize is < 8 or > 65_536 || !int.IsPow2(row.BlockSize) || !AnchorRecord.IsCredible(epoch, row.Count) || firstId < 1 || firstId > row.Count + 1
            || !IsTime(row.LastRecorded) || !IsTime(row.NewestOccurred ?? 0)
            || row.Edge.Length != BitOperations.PopCount((ulong)row.Count) * MerkleHash.Size)
        {
            throw new InvalidDataException("The journal's head is damaged.");
        }

        return row;
    }

    /// <summary>The identity that a head holds.</summary>
    /// <exception cref="InvalidDataException">It holds none.</exception>
    public static JournalIdentity Identified(ReadOnlySpan<byte> bytes) =>
        bytes.Length == JournalIdentity.Size ? new JournalIdentity(bytes) : throw new InvalidDataException("The journal's identity is damaged.");

    private static bool IsTime(long micros) => micros >= Microseconds.Min && micros <= Microseconds.Max;
}

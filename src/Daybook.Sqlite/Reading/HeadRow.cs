using System.Numerics;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite.Driver;
using Daybook.Storage;

namespace Daybook.Sqlite.Reading;

/// <summary>The head as one transaction sees it.</summary>
internal sealed record HeadRow(int BlockSize, int Epoch, long Count, byte[] Edge, long LastRecorded, long? NewestOccurred, long DictionarySize)
{
    public const string Sql = "SELECT block_size, epoch, count, edge, last_recorded, newest_occurred, dictionary_size FROM head";

    public long SealedBlocks => Count / BlockSize;

    public int BlockLevel => int.Log2(BlockSize);

    public MerkleTree Tree => MerkleTree.FromEdge(Count, Edge, BlockLevel);

    public JournalHead ToHead() => new(Epoch, Count, Tree.Root, LastRecorded, NewestOccurred);

    /// <summary>Reads the head.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is damaged.</exception>
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
            statement.Integer(6));
        statement.Reset();
        if (row.BlockSize is < 8 or > 65_536 || !int.IsPow2(row.BlockSize) || row.Count < 0 || row.Epoch < 0
            || !IsTime(row.LastRecorded) || !IsTime(row.NewestOccurred ?? 0)
            || row.Edge.Length != BitOperations.PopCount((ulong)row.Count) * MerkleHash.Size)
        {
            throw new InvalidDataException("The journal's head is damaged.");
        }

        return row;
    }

    private static bool IsTime(long micros) => micros >= Microseconds.Min && micros <= Microseconds.Max;
}

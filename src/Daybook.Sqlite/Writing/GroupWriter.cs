using System.Text.Json;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Rows;
using Daybook.Sqlite.Spans;
using Daybook.Storage;

namespace Daybook.Sqlite.Writing;

/// <summary>Writes a planned group inside a transaction: rows, dictionaries, sealed blocks with their postings, keys, running sessions, and the head.</summary>
internal sealed class GroupWriter
{
    private readonly WriterState _state;
    private readonly RowWriter _rows;
    private readonly GroupHashing _hashing = new();
    private readonly SqliteStatement _insertBlock;
    private readonly PostingTable _postings;
    private readonly SpanTable _spans;
    private readonly GroupSealing _sealing;
    private readonly SqliteStatement _insertKey;
    private readonly SqliteStatement _beginSession;
    private readonly SqliteStatement _endSession;
    private readonly SqliteStatement _writeStatus;
    private readonly SqliteStatement _forgetSilent;
    private readonly SqliteStatement _updateHead;

    public GroupWriter(SqliteDatabase database, WriterState state)
    {
        _state = state;
        _rows = new RowWriter(database, state.Dictionaries, state.Traces);
        _postings = new PostingTable(database);
        _spans = new SpanTable(database);
        _sealing = new GroupSealing(_postings, _spans, state.Block.BlockSize);
        _insertBlock = database.Prepare("INSERT INTO block (id, occurred_min, occurred_max, root, runs) VALUES (?, ?, ?, ?, ?)");
        _insertKey = database.Prepare("INSERT INTO idempotency_key (key, first_id, count) VALUES (?, ?, ?)");
        _beginSession = database.Prepare("INSERT OR IGNORE INTO running_session (session, first_id) VALUES (?, ?)");
        _endSession = database.Prepare("DELETE FROM running_session WHERE session = ?");
        _writeStatus = database.Prepare("INSERT OR REPLACE INTO writer_status (writer, updated, status) VALUES (?, ?, ?)");
        _forgetSilent = database.Prepare("DELETE FROM writer_status WHERE updated < ?");
        _updateHead = database.Prepare("UPDATE head SET count = ?, edge = ?, last_recorded = ?, newest_occurred = ?, dictionary_size = ?");
    }

    /// <summary>What a written group makes of the head.</summary>
    public sealed record Written(MerkleTree Tree, long Recorded, long? NewestOccurred);

    /// <summary>Writes the plan's events.</summary>
    /// <param name="plan">What to add; not empty.</param>
    /// <param name="recorded">The recording time, in microseconds.</param>
    public Written Write(GroupPlan plan, long recorded)
    {
        var hashing = _hashing.Start(_state.Tree, _state.BlockLevel, plan, recorded);
        _sealing.Start(_state.Count / _state.Block.BlockSize, _state.Generation, hashing, GroupHashing.IsWorthAThread(plan));
        try
        {
            return Write(plan, recorded, hashing);
        }
        finally
        {
            // They work with what the next group needs too.
            hashing.Wait();
            _sealing.Wait();
        }
    }

    private Written Write(GroupPlan plan, long recorded, Task<GroupHashing.Grown> hashing)
    {
        foreach (var type in plan.NewTypes)
            _rows.Register(type);
        var block = _state.Count / _state.Block.BlockSize;
        var newest = _state.NewestOccurred ?? long.MinValue;
        for (var i = 0; i < plan.Events.Count; i++)
        {
            var row = _rows.Write(plan.Events[i], plan.FirstId + i, recorded);
            newest = Math.Max(newest, row.Occurred);
            FollowSession(plan.Events[i], plan.FirstId + i);
            _state.Block.Add(row);
            if (_state.Block.IsFull)
                _sealing.Add(_state.TakeFullBlock());
        }

        foreach (var key in plan.Keys)
            _insertKey.BindText(1, key.Key).Bind(2, key.FirstId).Bind(3, key.Count).Run();
        var (tree, roots) = hashing.GetAwaiter().GetResult();
        foreach (var (part, root) in _sealing.Parts().Zip(roots))
        {
            WriteBlock(block++, part, root);
            _state.TakeBack(part.Block);
        }

        WriteHead(tree, recorded, newest);
        return new Written(tree, recorded, newest);
    }

    /// <summary>Writes what a writer says of itself, and forgets those that have been silent for long.</summary>
    public void WriteStatus(WriterStatus status)
    {
        _writeStatus.BindText(1, status.WriterId).Bind(2, Microseconds.From(status.UpdatedAt)).BindUtf8(3, JsonSerializer.SerializeToUtf8Bytes(status)).Run();
        _forgetSilent.Bind(1, Microseconds.From(status.UpdatedAt - WriterStatus.KeptFor)).Run();
    }

    private void FollowSession(PortfolioEvent portfolioEvent, long id)
    {
        switch (RunningSessions.Of(portfolioEvent))
        {
            case RunningSessions.Change.Begin:
                _beginSession.BindText(1, portfolioEvent.SessionId!).Bind(2, id).Run();
                break;
            case RunningSessions.Change.End:
                _endSession.BindText(1, portfolioEvent.SessionId!).Run();
                break;
        }
    }

    private void WriteBlock(long block, GroupSealing.Part part, MerkleHash root)
    {
        Span<byte> rootBytes = stackalloc byte[MerkleHash.Size];
        root.CopyTo(rootBytes);
        var content = part.Content;
        _insertBlock.Bind(1, block).Bind(2, content.OccurredMin).Bind(3, content.OccurredMax).BindBlob(4, rootBytes).BindBlob(5, content.Runs).Run();
        _postings.Insert(block, content.Postings);
        foreach (var (span, rows) in part.Spans)
            _spans.Insert(span, rows);
    }

    private void WriteHead(MerkleTree tree, long recorded, long newest) =>
        _updateHead.Bind(1, tree.Count).BindBlob(2, tree.ToEdge()).Bind(3, recorded).Bind(4, newest).Bind(5, _state.Dictionaries.Size).Run();
}

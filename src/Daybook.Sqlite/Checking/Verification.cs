using System.Globalization;
using Daybook.Integrity;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Reading;

namespace Daybook.Sqlite.Checking;

/// <summary>
/// Recomputes everything that a file claims from its rows: the tree, each block's root, bounds, postings and sums, the head, the anchor's prefix, the running sessions and the
/// dictionaries; and lets SQLite check its own structure, since the two cover different bytes.
/// </summary>
internal sealed class Verification
{
    private const int ReportEvery = 8192;

    private readonly ReadView _view;
    private readonly VerifyOptions _options;
    private readonly HeadRow _head;
    private readonly AnchorRecord? _anchor;
    private readonly IProgress<VerifyProgress>? _progress;
    private readonly CancellationToken _cancellationToken;
    private readonly TreeVerification _tree;
    private readonly Queue<BlockJob> _underWay = new();
    private readonly Stack<BlockJob> _spare = new();
    private readonly List<string> _warnings = [];

    public Verification(
        ReadView view, VerifyOptions options, AnchorRecord? anchor, bool anchorExists, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        _view = view;
        _options = options;
        _head = view.Head;
        _anchor = anchor;
        _progress = progress;
        _cancellationToken = cancellationToken;
        _tree = new TreeVerification(options, _head.BlockLevel);
        ClaimAnchor(options, anchorExists);
    }

    public VerifyReport Run()
    {
        CheckStructure();
        Guarded("cache", _view.LoadDictionaries);
        var caches = new CacheCheck(_view, _tree.Find);
        var complete = CheckEvents(caches);
        _tree.CheckHead(_head.Count, _head.Tree.Root);
        if (complete)
        {
            Guarded("cache", caches.Check);

            // A head that lies about the number of events lies about the number of spans too.
            if (_tree.Count == _head.Count)
                Guarded("span", () => SpanCheck.Check(_view, _tree.Find, _cancellationToken));
        }

        _progress?.Report(new VerifyProgress(_tree.Count, _head.Count));
        return _tree.Report(_head.Epoch, _anchor, _warnings);
    }

    private void ClaimAnchor(VerifyOptions options, bool exists)
    {
        switch (_anchor)
        {
            case null when !exists && options.RequireAnchor:
                _tree.Find(new VerifyFinding("anchor", "There is no anchor beside the journal, so a lost tail could not be seen."));
                break;
            case null when !exists:
                _warnings.Add("There is no anchor beside the journal, so a lost tail could not be seen.");
                break;
            case null when _head.Count > 0:
                _tree.Find(new VerifyFinding("anchor", "The anchor beside the journal is damaged: neither of its slots is whole."));
                break;
            case { } anchor when anchor.Epoch > _head.Epoch:
                _tree.Find(new VerifyFinding("anchor", $"The anchor speaks of epoch {anchor.Epoch}, and the journal is in epoch {_head.Epoch}: an old copy was put back."));
                break;
            case { Count: > 0 } anchor when anchor.Epoch == _head.Epoch:
                _tree.Claim(anchor.Count, "anchor", "the anchor", anchor.Root);
                break;
        }
    }

    private void CheckStructure()
    {
        try
        {
            foreach (var (_, problem) in LayoutCheck.Differences(_view.Database))
                _tree.Find(new VerifyFinding("schema", problem));
            if (!_options.ChecksFile)
                return;
            foreach (var line in _view.Database.Query("PRAGMA integrity_check(20)", row => row.Text(0)).Where(line => line != "ok"))
                _tree.Find(new VerifyFinding("sqlite", $"SQLite's own check says: {line}"));
        }
        catch (SqliteFailure error)
        {
            _tree.Find(new VerifyFinding("sqlite", $"SQLite's own check failed: {error.Message}"));
        }
    }

    /// <returns>True when every event could be read.</returns>
    private bool CheckEvents(CacheCheck caches)
    {
        var read = 0L;
        try
        {
            FollowEvents(caches, ref read);
            return true;
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            _tree.Find(new VerifyFinding("tree", string.Create(CultureInfo.InvariantCulture, $"Reading stopped behind event {read:N0}: {error.Message}"), read + 1));
            return false;
        }
        finally
        {
            while (_underWay.Count > 0)
                Finish();
        }
    }

    /// <summary>Reads the rows in order, and has each block's events hashed and the block built anew: at once, or by other threads while it reads on.</summary>
    private void FollowEvents(CacheCheck caches, ref long read)
    {
        var job = NewJob();
        var encoder = new RowEncoder(_view.Dictionaries, _view.Reader);
        try
        {
            foreach (var row in _view.Rows(statement => encoder.Encode(statement, job.Leaves.Begin())))
            {
                job.Leaves.End();
                read++;
                _tree.Follow(row.Id, row.Recorded);
                caches.Follow(row);
                job.Block.Add(row.Ids);
                if (!job.Block.IsFull)
                    continue;
                Hand(job);
                job = NewJob();
                if (read % ReportEvery != 0)
                    continue;
                _cancellationToken.ThrowIfCancellationRequested();
                _progress?.Report(new VerifyProgress(read, _head.Count));
            }
        }
        finally
        {
            Hand(job);
        }
    }

    private BlockJob NewJob() => _spare.TryPop(out var spare) ? spare : new BlockJob(_head.BlockSize);

    private void Hand(BlockJob job)
    {
        job.Start(onAnotherThread: _options.Threads > 1);
        _underWay.Enqueue(job);
        while (_underWay.Count >= _options.Threads)
            Finish();
    }

    private void Finish()
    {
        var job = _underWay.Dequeue();
        var expected = job.Finish();
        _tree.AddLeaves(job.Leaves.Leaves());
        if (expected is not null)
        {
            var block = (_tree.Count / _head.BlockSize) - 1;
            Guarded("block", () => CheckBlock(block, expected), _view.IdsOf(block));
        }

        job.Clear();
        _spare.Push(job);
    }

    private void CheckBlock(long block, SealedBlock expected)
    {
        var (root, runs, occurredMin, occurredMax) = _view.Block(block);
        if (root.Length == MerkleHash.Size)
            _tree.CheckBlock(block, new MerkleHash(root));
        else
            Differs("tree", block, "root");
        if (occurredMin != expected.OccurredMin || occurredMax != expected.OccurredMax)
            Differs("block", block, "time bounds");
        if (!runs.AsSpan().SequenceEqual(expected.Runs))
            Differs("block", block, "runs");
        foreach (var field in Enum.GetValues<PostingField>())
            Guarded("posting", () => CheckPostings(block, field, expected.Postings[(int)field]), _view.IdsOf(block));
    }

    private void CheckPostings(long block, PostingField field, byte[] expected)
    {
        if (!_view.Postings.Read(block, field).AsSpan().SequenceEqual(expected))
            Differs("posting", block, $"postings of {field}");
    }

    private void Differs(string check, long block, string what)
    {
        var (first, last) = _view.IdsOf(block);
        _tree.Find(new VerifyFinding(check, string.Create(CultureInfo.InvariantCulture, $"The {what} of block {block:N0} are not what its events give."), first, last));
    }

    /// <summary>Runs a part of the check; bytes that cannot even be read are a finding like others.</summary>
    private void Guarded(string check, Action part, (long FirstId, long LastId)? about = null)
    {
        try
        {
            part();
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            _tree.Find(new VerifyFinding(check, error.Message, about?.FirstId, about?.LastId));
        }
    }
}

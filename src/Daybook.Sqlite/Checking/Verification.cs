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
    private readonly BlockBuilder _block;
    private readonly CacheCheck _caches;
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
        _block = new BlockBuilder(_head.BlockSize);
        _caches = new CacheCheck(view, _tree.Find);
        ClaimAnchor(options, anchorExists);
    }

    public VerifyReport Run()
    {
        CheckStructure();
        Guarded("cache", _view.LoadDictionaries);
        var complete = CheckEvents();
        _tree.CheckHead(_head.Count, _head.Tree.Root);
        if (complete)
            Guarded("cache", _caches.Check);
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
    private bool CheckEvents()
    {
        try
        {
            FollowEvents();
            return true;
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            _tree.Find(new VerifyFinding("tree", $"Reading stopped behind event {_tree.Count:N0}: {error.Message}", _tree.Count + 1));
            return false;
        }
    }

    private void FollowEvents()
    {
        foreach (var row in _view.Events())
        {
            var (stored, ids) = row;
            _tree.Add(stored);
            _caches.Follow(stored);
            _block.Add(ids);
            if (_block.IsFull)
            {
                var block = (_tree.Count / _head.BlockSize) - 1;
                Guarded("block", () => CheckBlock(block), _view.IdsOf(block));
                _block.Clear();
            }

            if (_tree.Count % ReportEvery != 0)
                continue;
            _cancellationToken.ThrowIfCancellationRequested();
            _progress?.Report(new VerifyProgress(_tree.Count, _head.Count));
        }
    }

    private void CheckBlock(long block)
    {
        var expected = _block.Seal();
        var (root, executionTimes, occurredMin, occurredMax) = _view.Block(block);
        if (root.Length == MerkleHash.Size)
            _tree.CheckBlock(block, new MerkleHash(root));
        else
            Differs("tree", block, "root");
        if (occurredMin != expected.OccurredMin || occurredMax != expected.OccurredMax)
            Differs("block", block, "time bounds");
        if (!executionTimes.AsSpan().SequenceEqual(expected.ExecutionTimes))
            Differs("block", block, "execution times");
        foreach (var field in Enum.GetValues<PostingField>())
            Guarded("posting", () => CheckPostings(block, field, expected.Postings[(int)field]), _view.IdsOf(block));
    }

    private void CheckPostings(long block, PostingField field, byte[] expected)
    {
        if (!_view.RawPostings(block, field).AsSpan().SequenceEqual(expected))
            Differs("posting", block, $"postings of {field}");
    }

    private void Differs(string check, long block, string what)
    {
        var (first, last) = _view.IdsOf(block);
        _tree.Find(new VerifyFinding(check, $"The {what} of block {block:N0} are not what its events give.", first, last));
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

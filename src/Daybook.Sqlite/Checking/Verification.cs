using System.Diagnostics.CodeAnalysis;
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
    private readonly Func<ReadView> _another;
    private readonly VerifyOptions _options;
    private readonly HeadRow _head;
    private readonly AnchorRecord? _anchor;
    private readonly IProgress<VerifyProgress>? _progress;
    private readonly CancellationToken _cancellationToken;
    private readonly bool _anchorExists;
    private readonly List<string> _warnings = [];
    private OwnHistory? _history;
    private VerifyFinding? _historyDamage;
    private TreeVerification _tree;
    private BlockCheck _blocks;

    /// <summary>Prepares it.</summary>
    /// <param name="view">Shows the state that is verified.</param>
    /// <param name="another">Opens a further view, for a further thread.</param>
    /// <param name="options">How thoroughly.</param>
    /// <param name="anchor">What the anchor says, or null.</param>
    /// <param name="anchorExists">Whether there is an anchor, readable or not.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Verification(
        ReadView view, Func<ReadView> another, VerifyOptions options, AnchorRecord? anchor, bool anchorExists, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        _view = view;
        _another = another;
        _options = options;
        _head = view.Head;
        _anchor = anchor;
        _anchorExists = anchorExists;
        _progress = progress;
        _cancellationToken = cancellationToken;
        ReadHistory();
        StartOver();
    }

    public VerifyReport Run()
    {
        CheckStructure();
        _tree.Guard("cache", _view.LoadDictionaries);
        if (!TryTogether())
            CheckInOnePiece();
        _progress?.Report(new VerifyProgress(_tree.Count, _head.Count));
        return _tree.Report(_head.Epoch, _anchor, _warnings) with
        {
            Identity = _head.Identity,
            Recoveries = _history?.Recoveries.Count ?? 0,
            GivenUp = _history?.GivenUp ?? 0,
            AnchorRenewals = _history?.Claims.OfType<RenewalClaim>().Count() ?? 0,
        };
    }

    /// <summary>
    /// Verifies with several threads, each by a connection of its own. They only find out whether everything is in order: if not, everything is verified again by one that reads
    /// the rows in one piece, and says what is wrong.
    /// </summary>
    private bool TryTogether()
    {
        if (_options.Threads < 2 || _tree.Findings.Count > 0)
            return false;
        using var readers = StretchReaders.TryStart(_view, _another, _options.Threads);
        if (readers is null)
            return false;
        var (caches, spans) = (new CacheCheck(_view, _history, _tree.Find), new SpanCheck(_view, _tree.Find));
        if (FollowStretches(readers, caches, spans))
        {
            _tree.CheckHead(_head.Count, _head.Tree.Root);
            _tree.Guard("cache", caches.Check);
            _tree.Guard("span", spans.CheckRows);
            if (_tree.Findings.Count == 0)
                return true;
        }

        StartOver();
        return false;
    }

    private void CheckInOnePiece()
    {
        var caches = new CacheCheck(_view, _history, _tree.Find);
        var complete = CheckEvents(caches);
        _tree.CheckHead(_head.Count, _head.Tree.Root);
        if (!complete)
            return;
        _tree.Guard("cache", caches.Check);

        // A head that lies about the number of events lies about the number of spans too.
        if (_tree.Count == _head.Count)
            _tree.Guard("span", () => new SpanCheck(_view, _tree.Find).Check(_cancellationToken));
    }

    [MemberNotNull(nameof(_tree), nameof(_blocks))]
    private void StartOver()
    {
        _warnings.Clear();
        _tree = new TreeVerification(_options, _head.BlockLevel);
        _blocks = new BlockCheck(_view, _tree);
        ClaimHistory();
        ClaimAnchor();
    }

    private void ReadHistory()
    {
        try
        {
            _view.LoadDictionaries();
            _view.LoadBlocks();
            _history = OwnHistory.Read(_view);
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            _historyDamage = new VerifyFinding("recovery", $"The journal's record of its own recoveries cannot be read: {error.Message}");
        }
    }

    private void ClaimHistory()
    {
        if (_historyDamage is not null)
            _tree.Find(_historyDamage);
        if (_history is null)
            return;
        foreach (var problem in _history.Problems)
            _tree.Find(new VerifyFinding("recovery", problem));
        foreach (var claim in _history.Claims)
            _tree.Claim(claim.FoundEvents, "recovery", $"event {claim.EventId}", claim.FoundRoot);
    }

    private void ClaimAnchor()
    {
        switch (_anchor)
        {
            case null when !_anchorExists && _options.RequireAnchor:
                _tree.Find(new VerifyFinding("anchor", "The journal has no anchor, so missing newest events cannot be detected."));
                break;
            case null when !_anchorExists:
                _warnings.Add("The journal has no anchor, so missing newest events cannot be detected.");
                break;
            case null when _head.Count > 0:
                _tree.Find(new VerifyFinding("anchor", "The journal's anchor is damaged: neither of its slots is intact."));
                break;
            case { } anchor when anchor.IsOfAnother(_head.Identity):
                _tree.Find(new VerifyFinding("anchor", $"The journal's anchor belongs to another journal ({anchor.Identity}; this one is {_head.Identity}), so missing newest events cannot be detected."));
                break;
            case { } anchor when anchor.Epoch > _head.Epoch:
                _tree.Find(new VerifyFinding("anchor", $"The anchor is of epoch {anchor.Epoch}, and the journal is in epoch {_head.Epoch}: an old copy was put back."));
                break;
            case { } anchor when anchor.Epoch < _head.Epoch && _history is { } history:
                var (isPrefix, wrong) = history.Judge(anchor);
                if (wrong is not null)
                    _tree.Find(new VerifyFinding("anchor", wrong));
                else if (isPrefix)
                    _tree.Claim(anchor.Count, "anchor", "the anchor", anchor.Root);
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
            _tree.Find(new VerifyFinding("tree", string.Create(CultureInfo.InvariantCulture, $"Reading stopped after event {read:N0}: {error.Message}"), read + 1));
            return false;
        }
    }

    /// <summary>Reads the rows in order, hashes the events and rebuilds the blocks.</summary>
    private void FollowEvents(CacheCheck caches, ref long read)
    {
        var (leaves, block) = (new LeafBatch(), new BlockBuilder(_head.BlockSize));
        var encoder = new RowEncoder(_view.Dictionaries, _view.Reader);
        try
        {
            foreach (var row in _view.Rows(statement => encoder.Encode(statement, leaves.Begin())))
            {
                leaves.End();
                read++;
                _tree.Follow(row.Id, row.Recorded);
                caches.Follow(row);
                block.Add(row.Ids);
                if (!block.IsFull)
                    continue;
                _tree.AddLeaves(leaves.Leaves());
                if (!_tree.HasGap)
                    _blocks.Check(block.Seal());
                leaves.Clear();
                block.Clear();
                if (read % ReportEvery != 0)
                    continue;
                _cancellationToken.ThrowIfCancellationRequested();
                _progress?.Report(new VerifyProgress(read, _head.Count));
            }
        }
        finally
        {
            _tree.AddLeaves(leaves.Leaves());
        }

        if (_tree.HasGap)
            _tree.Find(new VerifyFinding("block", "As events are missing, the blocks after them could not be compared; 'daybook recover --salvage NEW.db' says which events are still proven."));
    }

    /// <summary>Follows the events in the order of their ids while other threads read, hash and build ahead.</summary>
    /// <returns>True when every event could be read, and the table has no row more.</returns>
    private bool FollowStretches(StretchReaders readers, CacheCheck caches, SpanCheck spans)
    {
        try
        {
            foreach (var stretch in readers.All(_head, _cancellationToken))
            {
                if (!stretch.IsWhole)
                    return false;
                var before = _tree.Count;
                Follow(stretch, caches, spans);
                if (_tree.Count / ReportEvery != before / ReportEvery)
                    _progress?.Report(new VerifyProgress(_tree.Count, _head.Count));
            }

            return readers.HaveMetEveryRow();
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            return false;
        }
    }

    private void Follow(Stretch stretch, CacheCheck caches, SpanCheck spans)
    {
        foreach (var row in stretch.Rows)
        {
            _tree.Follow(row.Id, row.Recorded);
            caches.Follow(row);
        }

        var leaves = stretch.Leaves.Leaves();
        foreach (var expected in stretch.Blocks)
        {
            _tree.AddLeaves(leaves[.._head.BlockSize]);
            leaves = leaves[_head.BlockSize..];
            _blocks.Check(expected);
            spans.CheckCompletedBy((_tree.Count / _head.BlockSize) - 1);
        }

        _tree.AddLeaves(leaves);
    }
}

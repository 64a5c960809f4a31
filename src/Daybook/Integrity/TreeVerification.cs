using System.Globalization;
using Daybook.Events;

namespace Daybook.Integrity;

/// <summary>
/// Recomputes a journal's tree from its events and compares it with what is claimed of it. A store feeds every event in the order of ids, then its claims.
/// </summary>
public sealed class TreeVerification
{
    private readonly MerkleTree _tree;
    private readonly VerifyOptions _options;
    private readonly int _blockLevel;
    private readonly SortedDictionary<long, (string Check, string Claim, MerkleHash Root)> _claims = [];
    private readonly List<VerifyFinding> _findings = [];
    private long _lastId;
    private long _lastRecorded = long.MinValue;

    /// <summary>Starts with an empty tree.</summary>
    public TreeVerification(VerifyOptions options, int blockLevel = 10)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _blockLevel = blockLevel;
        _tree = new MerkleTree(blockLevel);
        if (options is { ExpectedRoot: { } root, ExpectedCount: { } count })
            Claim(count, "tree", "the caller", root);
    }

    /// <summary>Events fed so far.</summary>
    public long Count => _tree.Count;

    /// <summary>True when an id did not follow the one before: no block that is built behind it is one that was sealed.</summary>
    public bool HasGap { get; private set; }

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<VerifyFinding> Findings => _findings;

    /// <summary>Says that the tree had a root at a size. A claim about a size that the tree has passed, or that no tree has, is a finding: it cannot be compared.</summary>
    /// <param name="count">The size.</param>
    /// <param name="check">The check that a difference is reported under.</param>
    /// <param name="claim">Whose claim it is, for the message.</param>
    /// <param name="root">The root.</param>
    public void Claim(long count, string check, string claim, MerkleHash root)
    {
        if (count < _tree.Count || (count == _tree.Count && root != _tree.Root))
            Find(new VerifyFinding(check, string.Create(CultureInfo.InvariantCulture, $"At {count:N0} events the tree does not have the root that {claim} has for it.")));
        else if (!_claims.TryAdd(count, (check, claim, root)) && _claims[count].Root != root)
            Find(new VerifyFinding(check, string.Create(CultureInfo.InvariantCulture, $"Two claims about the tree at {count:N0} events contradict each other: {_claims[count].Claim}, and {claim}.")));
    }

    /// <summary>Feeds the next event.</summary>
    public void Add(PortfolioEvent stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        Follow(stored.Id, stored.Fields.RecordedMicros);
        AddLeaves([CanonicalEncoding.Leaf(stored)]);
    }

    /// <summary>Says which event comes next. Its leaf may be fed later, by <see cref="AddLeaves"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="recordedMicros">Its recording time, in microseconds.</param>
    public void Follow(long id, long recordedMicros)
    {
        HasGap |= id != _lastId + 1;
        if (id != _lastId + 1)
            Find(new VerifyFinding("sequence", string.Create(CultureInfo.InvariantCulture, $"Event {_lastId + 1:N0} should follow, and {id:N0} does."), _lastId + 1, id));
        if (recordedMicros < _lastRecorded)
            Find(new VerifyFinding("sequence", string.Create(CultureInfo.InvariantCulture, $"Event {id:N0} was recorded before the one it follows."), id, id));
        _lastId = id;
        _lastRecorded = Math.Max(_lastRecorded, recordedMicros);
    }

    /// <summary>Feeds the leaves of the next events.</summary>
    public void AddLeaves(ReadOnlySpan<MerkleHash> leaves)
    {
        while (!leaves.IsEmpty)
        {
            // Up to the next size that something is claimed of.
            var claimed = _claims.Keys.FirstOrDefault(count => count > _tree.Count, long.MaxValue);
            var some = leaves[..(int)Math.Min(leaves.Length, claimed - _tree.Count)];
            _tree.AppendAll(some);
            leaves = leaves[some.Length..];
            if (_tree.Count == claimed)
                Compare(_claims[claimed]);
        }
    }

    /// <summary>Compares a sealed block's root, right after its last event was fed.</summary>
    public void CheckBlock(long block, MerkleHash root)
    {
        var last = _tree.Count;
        if (_tree.LastBlockRoot != root)
            Find(new VerifyFinding("tree", string.Create(CultureInfo.InvariantCulture, $"Block {block:N0} does not have the root that its events give: one of them, or the root, was changed."), last - (1L << _blockLevel) + 1, last));
    }

    /// <summary>Compares the head, after all events were fed.</summary>
    public void CheckHead(long count, MerkleHash root)
    {
        if (_tree.Count != count)
            Find(new VerifyFinding("head", string.Create(CultureInfo.InvariantCulture, $"The head speaks of {count:N0} events, and {_tree.Count:N0} are there."), Math.Min(count, _tree.Count) + 1, Math.Max(count, _tree.Count)));
        else if (_tree.Root != root)
            Find(new VerifyFinding("head", "The events do not have the root that the head has: an event, or the head, was changed.", 1, count));
        if (_options is { ExpectedRoot: { } expected, ExpectedCount: null } && expected != _tree.Root)
            Find(new VerifyFinding("tree", $"The root that was expected is {expected}, and the events have {_tree.Root}."));
        foreach (var (at, claimed) in _claims)
        {
            if (at > _tree.Count)
                Find(new VerifyFinding(claimed.Check, string.Create(CultureInfo.InvariantCulture, $"There were {at:N0} events once, says {claimed.Claim}; {_tree.Count:N0} are there. Acknowledged events are missing."), _tree.Count + 1, at));
        }
    }

    /// <summary>Adds a finding of a check that the store makes itself.</summary>
    public void Find(VerifyFinding finding) => _findings.Add(finding);

    private void Compare((string Check, string Claim, MerkleHash Root) claimed)
    {
        if (claimed.Root != _tree.Root)
            Find(new VerifyFinding(claimed.Check, string.Create(CultureInfo.InvariantCulture, $"The first {_tree.Count:N0} events do not have the root that {claimed.Claim} has for them: an event was changed, added or left out."), 1, _tree.Count));
    }

    /// <summary>The report.</summary>
    public VerifyReport Report(int epoch, AnchorRecord? anchor, IReadOnlyList<string> warnings) => new(_tree.Count, epoch, _tree.Root, anchor, _findings, warnings);
}

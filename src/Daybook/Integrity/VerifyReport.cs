namespace Daybook.Integrity;

/// <summary>How thoroughly to verify.</summary>
public sealed record VerifyOptions
{
    /// <summary>Treat a missing anchor as a finding; otherwise it is a warning.</summary>
    public bool RequireAnchor { get; init; }

    /// <summary>A root that somebody kept outside: the tree at <see cref="ExpectedCount"/> must have it.</summary>
    public MerkleHash? ExpectedRoot { get; init; }

    /// <summary>The size at which <see cref="ExpectedRoot"/> was taken; null: the present size.</summary>
    public long? ExpectedCount { get; init; }

    /// <summary>How many threads may read and hash at once, 1 or more. Default: as many as there are processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Let the store also check its file's own structure, where it can (SQLite's <c>integrity_check</c>): it covers other bytes than the tree. Default: true.</summary>
    public bool ChecksFile { get; init; } = true;
}

/// <summary>How far a verification is.</summary>
/// <param name="Done">Events verified.</param>
/// <param name="Total">Events to verify.</param>
public readonly record struct VerifyProgress(long Done, long Total);

/// <summary>What a verification found.</summary>
/// <param name="Events">Events that were read.</param>
/// <param name="Epoch">The journal's epoch.</param>
/// <param name="Root">The root recomputed from the events.</param>
/// <param name="Anchor">What the anchor says, or null when there is none.</param>
/// <param name="Findings">What is wrong; empty when all is well.</param>
/// <param name="Warnings">What could not be checked.</param>
public sealed record VerifyReport(
    long Events,
    int Epoch,
    MerkleHash Root,
    AnchorRecord? Anchor,
    IReadOnlyList<VerifyFinding> Findings,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Which journal it is; null for a file of layout 1 to which nobody has written since.</summary>
    public JournalIdentity? Identity { get; init; }

    /// <summary>How often the journal was recovered: it goes on without what its anchor vouched for then.</summary>
    public int Recoveries { get; init; }

    /// <summary>How many acknowledged events those recoveries gave up.</summary>
    public long GivenUp { get; init; }

    /// <summary>How often a writer found events and no readable anchor: what was lost before, if anything was, could not be seen.</summary>
    public int AnchorRenewals { get; init; }

    /// <summary>True when nothing is wrong.</summary>
    public bool Ok => Findings.Count == 0;
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Check">Which check found it: <c>tree</c>, <c>anchor</c>, <c>block</c>, <c>posting</c>, <c>span</c>, <c>head</c>, <c>sequence</c>, <c>recovery</c>, <c>cache</c>, <c>schema</c>, <c>sqlite</c>.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="FirstId">The first event concerned, or null.</param>
/// <param name="LastId">The last event concerned, or null.</param>
public sealed record VerifyFinding(string Check, string Message, long? FirstId = null, long? LastId = null);

/// <summary>What an anchor says: the journal had <paramref name="Count"/> events with that root in that epoch.</summary>
/// <param name="Epoch">The epoch.</param>
/// <param name="Count">The number of events.</param>
/// <param name="Root">The tree's root over them.</param>
public sealed record AnchorRecord(int Epoch, long Count, MerkleHash Root)
{
    /// <summary>The highest epoch that is believed. A journal that was recovered a million times is none.</summary>
    public const int MaxEpoch = 1_000_000;

    /// <summary>The highest number of events that is believed, 2^53.</summary>
    public const long MaxCount = 1L << 53;

    /// <summary>Whose anchor it is; null when it was written before journals had an identity.</summary>
    public JournalIdentity? Identity { get; init; }

    /// <summary>True when such an epoch and such a number of events can be: anything else is damage, or somebody's invention.</summary>
    public static bool IsCredible(long epoch, long count) => epoch is >= 0 and <= MaxEpoch && count is >= 0 and <= MaxCount;

    /// <summary>True when the anchor is known to be another journal's.</summary>
    /// <param name="identity">The journal beside it; null: it is not known which.</param>
    public bool IsOfAnother(JournalIdentity? identity) => Identity is { } own && identity is { } other && own != other;
}

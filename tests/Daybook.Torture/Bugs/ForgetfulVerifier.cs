using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite;
using Daybook.Torture.Corruption;

namespace Daybook.Torture.Bugs;

/// <summary>A tree that forgets a field: it was built, and is built again, from leaves without the events' reasons. Everything else is checked as it should be.</summary>
internal sealed class ForgetfulVerifier(params JournalContent[] originals) : IVerifier
{
    // The checks that compare roots. Those of the real tree are put aside, and the forgetful one stands in for them.
    private static readonly string[] OfTheTree = ["tree", "head", "anchor"];

    private readonly Dictionary<int, MerkleHash> _roots = originals.ToDictionary(original => original.Events.Count, original => RootOf(original.Events));

    public async Task<string?> FindAsync(SqliteSource source)
    {
        var report = await source.VerifyAsync(new VerifyOptions { RequireAnchor = true });
        if (report.Findings.FirstOrDefault(finding => !OfTheTree.Contains(finding.Check)) is { } found)
            return found.Message;
        if (report.Anchor?.Count != report.Events)
            return "There are more or fewer events than were acknowledged.";
        var root = RootOf(await source.ReadAsync(1, int.MaxValue));
        return _roots.TryGetValue((int)report.Events, out var claimed) && claimed == root ? null : "The events do not have the root that they had.";
    }

    private static MerkleHash RootOf(IReadOnlyList<PortfolioEvent> events)
    {
        var tree = new MerkleTree();
        foreach (var one in events)
        {
            var fields = one.ToFields();
            fields.Reason = "forgotten";
            tree.Append(CanonicalEncoding.Leaf(PortfolioEvent.Restore(fields)));
        }

        return tree.Root;
    }
}

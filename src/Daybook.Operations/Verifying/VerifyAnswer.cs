using Daybook.Integrity;
using Daybook.Storage;

namespace Daybook.Operations.Verifying;

/// <summary>What a verification found. Of a journal that cannot even be opened, everything but what was found is null.</summary>
/// <param name="Ok">Whether nothing is wrong.</param>
/// <param name="Events">Events that were read.</param>
/// <param name="Journal">Which journal it is; null: it has no identity yet.</param>
/// <param name="Epoch">The journal's epoch.</param>
/// <param name="Recoveries">How often it was recovered.</param>
/// <param name="GivenUp">How many acknowledged events those recoveries gave up.</param>
/// <param name="AnchorRenewals">How often a writer found events and no readable anchor.</param>
/// <param name="Root">The root recomputed from the events, in hex digits.</param>
/// <param name="Anchor">What the anchor says; null: there is none.</param>
/// <param name="Findings">What is wrong.</param>
/// <param name="Warnings">What could not be checked.</param>
public sealed record VerifyAnswer(
    bool Ok,
    long? Events,
    string? Journal,
    int? Epoch,
    int? Recoveries,
    long? GivenUp,
    int? AnchorRenewals,
    string? Root,
    VerifiedAnchor? Anchor,
    IReadOnlyList<VerifyFinding> Findings,
    IReadOnlyList<string> Warnings)
{
    /// <summary>What a verification came to.</summary>
    internal static VerifyAnswer Of(VerifyReport report) => new(
        report.Ok,
        report.Events,
        report.Identity?.ToString(),
        report.Epoch,
        report.Recoveries,
        report.GivenUp,
        report.AnchorRenewals,
        report.Root.ToString(),
        report.Anchor is { } anchor ? new VerifiedAnchor(anchor.Epoch, anchor.Count, anchor.Root.ToString()) : null,
        report.Findings,
        report.Warnings);

    /// <summary>That the journal cannot even be opened, which is a finding like any other.</summary>
    internal static VerifyAnswer Of(JournalOpenException error) => new(false, null, null, null, null, null, null, null, null, [new VerifyFinding("open", error.Message)], []);
}

/// <summary>What an anchor says: the journal had so many events with that root in that epoch.</summary>
/// <param name="Epoch">The epoch.</param>
/// <param name="Count">The number of events.</param>
/// <param name="Root">The root over them, in hex digits.</param>
public sealed record VerifiedAnchor(int Epoch, long Count, string Root);

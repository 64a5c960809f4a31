using Daybook.Engine.Replay;
using Daybook.Operations.Inputs;

namespace Daybook.Operations.Replaying;

/// <summary>What a demo shows: the members of a <see cref="ReplayAnswer"/>, a decision of it to explain, and the proof.</summary>
internal sealed record DemoAnswer(
    string Journal,
    string Session,
    int UnfinishedRuns,
    long Decisions,
    long Events,
    int Rebalances,
    long Trades,
    PerformanceFigures Performance,
    IReadOnlyDictionary<string, ProtectionUse> Protections,
    IReadOnlyList<ReplayRemark> Notes,
    long? ExplainedEvent,
    bool Ok,
    string Root,
    IReadOnlyList<FileNote> FileNotes,
    IReadOnlyList<FileNoteCount> FileNoteCounts)
{
    public static DemoAnswer Of(ReplayAnswer replay, int unfinishedRuns, long? explainedEvent, bool ok, string root) => new(
        replay.Journal,
        replay.Session,
        unfinishedRuns,
        replay.Decisions,
        replay.Events,
        replay.Rebalances,
        replay.Trades,
        replay.Performance,
        replay.Protections,
        replay.Notes,
        explainedEvent,
        ok,
        root,
        replay.FileNotes,
        replay.FileNoteCounts);
}

using Daybook.Storage;

namespace Daybook.Torture.Bugs;

/// <summary>Skips the fsync: whatever shall survive a power cut is only committed.</summary>
internal sealed class UnsyncedStore(IEventStore store) : StoreWrapper(store)
{
    public override IReadOnlyList<AppendOutcome> Append(IReadOnlyList<AppendRequest> group, Durability durability, WriterStatus? status = null) =>
        base.Append(group, Durability.Committed, status);
}

using Daybook.Storage;

namespace Daybook.Torture.Bugs;

/// <summary>Appends whatever it is given, on whatever condition.</summary>
internal sealed class UnconditionalStore(IEventStore store) : StoreWrapper(store)
{
    public override IReadOnlyList<AppendOutcome> Append(IReadOnlyList<AppendRequest> group, Durability durability, WriterStatus? status = null) =>
        base.Append([.. group.Select(request => request with { OnlyIf = null })], durability, status);
}

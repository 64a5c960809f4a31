using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Torture.Corruption;

/// <summary>What a journal says: its events, their root, the epoch, the types that were registered and the sessions that run.</summary>
internal sealed record JournalContent(
    IReadOnlyList<PortfolioEvent> Events, MerkleHash Root, int Epoch, IReadOnlyList<EventType> Types, IReadOnlyList<RunningSession> Sessions)
{
    public static async Task<JournalContent> ReadAsync(SqliteSource source)
    {
        var head = await source.GetHeadAsync();
        return new JournalContent(
            await source.ReadAsync(1, int.MaxValue), head.Root, head.Epoch, await source.GetRegisteredTypesAsync(), await source.GetRunningSessionsAsync());
    }

    /// <summary>The first difference, or null.</summary>
    public string? DifferenceFrom(JournalContent other) =>
        Events.Count != other.Events.Count ? $"{other.Events.Count} events became {Events.Count}"
        : Events.Zip(other.Events).FirstOrDefault(pair => !pair.First.Equals(pair.Second)) is { First: { } changed } ? $"event {changed.Id} was changed"
        : Root != other.Root || Epoch != other.Epoch ? "the head was changed"
        : !Types.SequenceEqual(other.Types) ? "the registered types were changed"
        : !Sessions.SequenceEqual(other.Sessions) ? "the running sessions were changed" : null;
}

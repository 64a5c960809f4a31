using System.Text.Json;
using Daybook.Events;
using Daybook.Integrity;

namespace Daybook.Sqlite.Checking;

/// <summary>What an event that the journal recorded about itself says: a recovery, or a renewed anchor.</summary>
/// <param name="EventId">The event.</param>
/// <param name="FoundEvents">How many events there were.</param>
/// <param name="FoundRoot">The tree's root over them.</param>
internal abstract record OwnClaim(long EventId, long FoundEvents, MerkleHash FoundRoot)
{
    /// <summary>True for an event that says such a thing of this journal.</summary>
    public static bool IsOne(PortfolioEvent stored) => !stored.IsImported && (stored.Type.Equals(EventTypes.JournalRecovered) || stored.Type.Equals(EventTypes.AnchorRenewed));

    /// <summary>Reads such an event.</summary>
    /// <exception cref="InvalidDataException">It says what no journal writes of itself.</exception>
    public static OwnClaim Of(PortfolioEvent stored)
    {
        try
        {
            using var document = (stored.Metadata ?? throw new InvalidDataException("it says nothing")).ToDocument();
            var facts = document.RootElement;
            OwnClaim claim = stored.Type.Equals(EventTypes.JournalRecovered) ? RecoveryClaim.Read(stored.Id, facts) : RenewalClaim.Read(stored.Id, facts);
            return claim.FoundEvents < stored.Id ? claim : throw new InvalidDataException("it says that it was found itself");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or InvalidDataException)
        {
            throw new InvalidDataException($"Event {stored.Id} is a {stored.Type} that no journal wrote of itself: {error.Message}.", error);
        }
    }

    /// <summary>A number of events.</summary>
    protected static long CountOf(JsonElement facts, string key) =>
        facts.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) && AnchorRecord.IsCredible(0, count)
            ? count
            : throw new InvalidDataException($"'{key}' is not a number of events");

    /// <summary>An epoch.</summary>
    protected static int EpochOf(JsonElement facts, string key) =>
        facts.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var epoch) && AnchorRecord.IsCredible(epoch, 0)
            ? (int)epoch
            : throw new InvalidDataException($"'{key}' is not an epoch");

    /// <summary>A root.</summary>
    protected static MerkleHash RootOf(JsonElement facts, string key) =>
        facts.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String && MerkleHash.TryParse(value.GetString(), out var root)
            ? root
            : throw new InvalidDataException($"'{key}' is not a root");
}

/// <summary>What a recovery says.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Epoch">The epoch that it began.</param>
/// <param name="ExpectedEvents">How many events the anchor spoke of.</param>
/// <param name="AnchorRoot">The root that the anchor had for them.</param>
/// <param name="FoundEvents">How many events there were.</param>
/// <param name="FoundRoot">The tree's root over them.</param>
internal sealed record RecoveryClaim(long EventId, int Epoch, long ExpectedEvents, MerkleHash AnchorRoot, long FoundEvents, MerkleHash FoundRoot)
    : OwnClaim(EventId, FoundEvents, FoundRoot)
{
    /// <summary>How many acknowledged events it gave up.</summary>
    public long GivenUp => Math.Max(0, ExpectedEvents - FoundEvents);

    public static RecoveryClaim Read(long id, JsonElement facts) => new(
        id, EpochOf(facts, "epoch"), CountOf(facts, "expected_events"), RootOf(facts, "anchor_root"), CountOf(facts, "found_events"), RootOf(facts, "found_root"));
}

/// <summary>What a writer says that found events and no readable anchor.</summary>
/// <param name="EventId">The event.</param>
/// <param name="FoundEvents">How many events there were.</param>
/// <param name="FoundRoot">The tree's root over them.</param>
internal sealed record RenewalClaim(long EventId, long FoundEvents, MerkleHash FoundRoot) : OwnClaim(EventId, FoundEvents, FoundRoot)
{
    public static RenewalClaim Read(long id, JsonElement facts) => new(id, CountOf(facts, "found_events"), RootOf(facts, "found_root"));
}

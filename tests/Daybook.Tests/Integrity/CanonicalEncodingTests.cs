using System.Security.Cryptography;
using CsCheck;
using Daybook.Contract;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Integrity;

namespace Daybook.Tests.Integrity;

public sealed class CanonicalEncodingTests
{
    private static readonly PortfolioEvent Full = PortfolioEvent.Restore(new EventFields
    {
        Id = 7,
        OccurredMicros = 1_000,
        RecordedMicros = 2_000,
        Type = Make.NoteType,
        TraceId = "t",
        SessionId = "s",
        Asset = "a",
        Regime = "r",
        Action = "x",
        Reason = "because",
        ScoreBefore = 0.1,
        ScoreAfter = 0.2,
        SizeBefore = 0.3,
        SizeAfter = 0.4,
        PortfolioAllocation = 0.5,
        ActivePositions = 3,
        Metadata = Metadata.Parse("""{"k":1}"""),
        ExecutionTimeMs = 0.6,
        Actor = "p",
        Origin = "o",
    });

    private static readonly (string Column, Func<EventFields, EventFields> Change)[] Changes =
    [
        ("id", fields => fields with { Id = 8 }),
        ("occurred", fields => fields with { OccurredMicros = 1_001 }),
        ("recorded", fields => fields with { RecordedMicros = 2_001 }),
        ("type", fields => fields with { Type = EventType.Define("desk_notf", EventCategory.Portfolio) }),
        ("category", fields => fields with { Type = EventType.Define("desk_note", EventCategory.Error) }),
        ("trace", fields => fields with { TraceId = "T" }),
        ("session", fields => fields with { SessionId = "" }),
        ("asset", fields => fields with { Asset = "e\u0301" }),
        ("asset composed", fields => fields with { Asset = "\u00e9" }),
        ("regime", fields => fields with { Regime = "R" }),
        ("action", fields => fields with { Action = "y" }),
        ("reason", fields => fields with { Reason = "because " }),
        ("score before", fields => fields with { ScoreBefore = Math.BitIncrement(0.1) }),
        ("score after", fields => fields with { ScoreAfter = Math.BitDecrement(0.2) }),
        ("size before", fields => fields with { SizeBefore = -0.3 }),
        ("size after", fields => fields with { SizeAfter = 0 }),
        ("allocation", fields => fields with { PortfolioAllocation = 1 }),
        ("active positions", fields => fields with { ActivePositions = 4 }),
        ("metadata", fields => fields with { Metadata = Metadata.Parse("""{"k":1.0}""") }),
        ("execution time", fields => fields with { ExecutionTimeMs = 0.7 }),
        ("actor", fields => fields with { Actor = "q" }),
        ("origin", fields => fields with { Origin = "O" }),
        ("no trace", fields => fields with { TraceId = null }),
        ("no session", fields => fields with { SessionId = null }),
        ("no asset", fields => fields with { Asset = null }),
        ("no regime", fields => fields with { Regime = null }),
        ("no action", fields => fields with { Action = null }),
        ("no score before", fields => fields with { ScoreBefore = null }),
        ("no score after", fields => fields with { ScoreAfter = null }),
        ("no size before", fields => fields with { SizeBefore = null }),
        ("no size after", fields => fields with { SizeAfter = null }),
        ("no allocation", fields => fields with { PortfolioAllocation = null }),
        ("no active positions", fields => fields with { ActivePositions = null }),
        ("no metadata", fields => fields with { Metadata = null }),
        ("empty metadata", fields => fields with { Metadata = Metadata.Parse("{}") }),
        ("no execution time", fields => fields with { ExecutionTimeMs = null }),
        ("no actor", fields => fields with { Actor = null }),
        ("no origin", fields => fields with { Origin = null }),
        ("text that moves on", fields => fields with { Asset = "ar", Regime = "" }),
        ("value that moves on", fields => fields with { ScoreBefore = null, ScoreAfter = 0.1, SizeBefore = 0.2 }),
    ];

    [Fact]
    public void Every_change_of_a_field_changes_the_leaf()
    {
        var leaves = new Dictionary<MerkleHash, string> { [CanonicalEncoding.Leaf(Full)] = "unchanged" };

        foreach (var (column, change) in Changes)
        {
            var leaf = CanonicalEncoding.Leaf(PortfolioEvent.Restore(change(Full.ToFields())));
            Assert.False(leaves.TryGetValue(leaf, out var same), $"'{column}' has the leaf of '{same}'.");
            leaves.Add(leaf, column);
        }
    }

    [Fact]
    public void Whatever_was_encoded_can_be_decoded() =>
        Gen.Select(GenerateEvents.Any, Gen.Long[1, long.MaxValue], Generate.Moment).Sample(
            (given, id, recorded) =>
            {
                var stored = given.StoredAs(id, Microseconds.ToTime(recorded));
                SameEvent.Assert(stored, CanonicalDecoder.Decode(CanonicalEncoding.Encode(stored)));
            },
            iter: 500);

    [Fact]
    public void The_leaf_is_the_hash_of_a_zero_byte_and_the_encoding() =>
        GenerateEvents.Any.Sample(
            given => Assert.Equal(SHA256.HashData([0, .. CanonicalEncoding.Encode(given)]), CanonicalEncoding.Leaf(given).ToArray()), iter: 200);

    [Fact]
    public void The_leaf_to_be_is_the_leaf_that_is() =>
        Gen.Select(GenerateEvents.Any, Gen.Long[1, long.MaxValue], Generate.Moment).Sample(
            (given, id, recorded) => Assert.Equal(
                CanonicalEncoding.Leaf(given.StoredAs(id, Microseconds.ToTime(recorded))), CanonicalEncoding.Leaf(given, id, recorded)),
            iter: 200);
}

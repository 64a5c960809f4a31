using Daybook.Events;
using Daybook.Tests.Events.Support;

namespace Daybook.Tests.Events;

/// <summary>What cannot be recorded is refused when the event is made, and the refusal names the column.</summary>
public sealed class EventRefusalTests
{
    private static readonly string TooLong = new('x', 257);
    private const string Torn = "half \ud83d of a pair";

    public static TheoryData<string, Func<EventFields, EventFields>> Unstorable => new()
    {
        { "timestamp", fields => fields with { OccurredMicros = Microseconds.Max + 1 } },
        { "timestamp", fields => fields with { OccurredMicros = Microseconds.Min - 1 } },
        { "timestamp", fields => fields with { OccurredMicros = new EventFields().OccurredMicros } },
        { "trace_id", fields => fields with { TraceId = TooLong } },
        { "trace_id", fields => fields with { TraceId = Torn } },
        { "session_id", fields => fields with { SessionId = TooLong } },
        { "session_id", fields => fields with { SessionId = Torn } },
        { "asset", fields => fields with { Asset = TooLong } },
        { "asset", fields => fields with { Asset = Torn } },
        { "regime", fields => fields with { Regime = TooLong } },
        { "regime", fields => fields with { Regime = "\udcc8" } },
        { "action", fields => fields with { Action = TooLong } },
        { "action", fields => fields with { Action = "\ud83d" } },
        { "actor", fields => fields with { Actor = TooLong } },
        { "actor", fields => fields with { Actor = Torn } },
        { "reason", fields => fields with { Reason = new string('x', (16 * 1024) + 1) } },
        { "reason", fields => fields with { Reason = Torn } },
        { "score_before", fields => fields with { ScoreBefore = double.PositiveInfinity } },
        { "score_after", fields => fields with { ScoreAfter = double.NegativeInfinity } },
        { "size_before", fields => fields with { SizeBefore = double.PositiveInfinity } },
        { "size_after", fields => fields with { SizeAfter = double.PositiveInfinity } },
        { "portfolio_allocation", fields => fields with { PortfolioAllocation = double.PositiveInfinity } },
        { "execution_time_ms", fields => fields with { ExecutionTimeMs = double.PositiveInfinity } },
    };

    public static TheoryData<string, Func<EventFields, EventFields>> UnstorableImport => new()
    {
        { "origin", fields => fields with { Origin = TooLong } },
        { "origin", fields => fields with { Origin = Torn } },
        { "origin", fields => fields with { Origin = null } },
        { "origin", fields => fields with { Origin = "" } },
        { "event_type", fields => fields with { Type = null } },
        { "event_type", fields => fields with { Type = EventType.Foreign(TooLong, EventCategory.System) } },
        { "event_type", fields => fields with { Type = EventType.Foreign(Torn, EventCategory.System) } },
        { "event_category", fields => fields with { Type = EventType.Foreign("x", EventCategory.Foreign(TooLong)) } },
        { "event_category", fields => fields with { Type = EventType.Foreign("x", EventCategory.Foreign(Torn)) } },
    };

    public static TheoryData<string, Func<EventFields, EventFields>> Unfit => new()
    {
        { "event_type", fields => fields with { Type = null } },
        { "event_type", fields => fields with { Type = EventType.Foreign("position_open", EventCategory.System) } },
        { "origin", fields => fields with { Origin = "a file" } },
        { "reason", fields => fields with { Reason = null } },
        { "reason", fields => fields with { Reason = " \t" } },
        { "action", fields => fields with { Action = "close" } },
        { "action", fields => fields with { Action = "Open" } },
        { "action", fields => fields with { Action = "" } },
        { "asset", fields => fields with { Asset = null } },
        { "asset", fields => fields with { Asset = "" } },
        { "asset", fields => fields with { Asset = "  " } },
        { "regime", fields => fields with { Type = EventTypes.RegimeTransition } },
        { "score_after", fields => fields with { Type = EventTypes.AssetScored } },
        { "size_after", fields => fields with { Type = EventTypes.HoldingSnapshot } },
        { "session_id", fields => fields with { Type = EventTypes.SessionStart } },
        { "trace_id", fields => fields with { Type = EventTypes.TraceEnd } },
        { "execution_time_ms", fields => fields with { ExecutionTimeMs = -0.001 } },
        { "active_positions", fields => fields with { ActivePositions = -1 } },
    };

    [Theory]
    [MemberData(nameof(Unstorable), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_stored_faithfully_is_refused(string column, Func<EventFields, EventFields> spoil)
    {
        var native = Make.Fields(EventType.Define("liquidity_check", EventCategory.Protection));

        RequireRefusal(column, () => PortfolioEvent.Create(spoil(native)));
        RequireRefusal(column, () => PortfolioEvent.Import(spoil(Make.ForeignFields())));
    }

    [Theory]
    [MemberData(nameof(UnstorableImport), DisableDiscoveryEnumeration = true)]
    public void An_import_must_name_its_source_and_a_type_that_can_be_stored(string column, Func<EventFields, EventFields> spoil) =>
        RequireRefusal(column, () => PortfolioEvent.Import(spoil(Make.ForeignFields())));

    [Theory]
    [MemberData(nameof(Unfit), DisableDiscoveryEnumeration = true)]
    public void What_does_not_fit_its_type_is_refused(string column, Func<EventFields, EventFields> spoil) =>
        RequireRefusal(column, () => PortfolioEvent.Create(spoil(Make.Fields())));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_not_finite_is_refused_by_name(double number)
    {
        RequireRefusal("score_before", () => PortfolioEvent.Create(EventTypes.PositionOpen, Make.Noon, "x", "A", scoreBefore: number));
        RequireRefusal("score_after", () => PortfolioEvent.Create(EventTypes.PositionOpen, Make.Noon, "x", "A", scoreAfter: number));
        RequireRefusal("size_before", () => PortfolioEvent.Create(EventTypes.PositionOpen, Make.Noon, "x", "A", sizeBefore: number));
        RequireRefusal("size_after", () => PortfolioEvent.Create(EventTypes.PositionOpen, Make.Noon, "x", "A", sizeAfter: number));
        RequireRefusal("portfolio_allocation", () => PortfolioEvent.Create(EventTypes.PositionOpen, Make.Noon, "x", "A", portfolioAllocation: number));
        RequireRefusal("execution_time_ms", () => PortfolioEvent.Create(EventTypes.PositionOpen, Make.Noon, "x", "A", executionTimeMs: number));
    }

    [Fact]
    public void An_import_keeps_a_contradiction_as_it_is()
    {
        var kept = PortfolioEvent.Import(Make.ForeignFields() with { Action = "close", Asset = null, Reason = null, ExecutionTimeMs = -3, ActivePositions = -1 });

        Assert.Equal(("close", null, "", -3.0, -1L), (kept.Action, kept.Asset, kept.Reason, kept.ExecutionTimeMs, kept.ActivePositions));
        Assert.True(kept.IsImported);
    }

    /// <summary>Many programs, SQLite's shell among them, show a text up to there only.</summary>
    [Fact]
    public void A_text_with_a_NUL_is_refused()
    {
        var native = Make.Fields() with { Reason = "all is well\0, says who" };

        Assert.Equal("reason", Assert.Throws<InvalidEventException>(() => PortfolioEvent.Create(native)).Column);
        Assert.Equal("reason", Assert.Throws<InvalidEventException>(() => PortfolioEvent.Import(native with { Origin = "elsewhere" })).Column);
    }

    [Fact]
    public void Texts_may_be_as_long_as_the_limit_and_hold_any_character()
    {
        var made = PortfolioEvent.Create(Make.Fields() with { Asset = new string('x', 256), Reason = new string('r', 16 * 1024), Regime = "\u0001\r\u001b[31m\U0001F4C8" });

        Assert.Equal((256, 16 * 1024, "\u0001\r\u001b[31m\U0001F4C8"), (made.Asset!.Length, made.Reason.Length, made.Regime));
    }

    private static void RequireRefusal(string column, Action make)
    {
        var refusal = Assert.Throws<InvalidEventException>(make);

        Assert.Equal(column, refusal.Column);
        Assert.StartsWith(column + ": ", refusal.Message, StringComparison.Ordinal);
    }
}

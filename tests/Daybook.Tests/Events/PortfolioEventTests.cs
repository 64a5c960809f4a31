using Daybook.Events;
using Daybook.Tests.Events.Support;

namespace Daybook.Tests.Events;

public sealed class PortfolioEventTests
{
    [Fact]
    public void An_event_keeps_what_it_was_made_of()
    {
        var metadata = Metadata.Of(("bucket", "Risk Assets"));
        var made = PortfolioEvent.Create(
            EventTypes.PositionAdjust, Make.Noon, "score rose", "AAPL", "decrease", "Goldilocks", 0.5, 0.6, 0.1, 0.2, 0.95, 7, 1.5, metadata);

        Assert.Equal((EventTypes.PositionAdjust, EventCategory.Portfolio), (made.Type, made.Category));
        Assert.Equal((Make.Noon, "score rose", "AAPL", "decrease", "Goldilocks"), (made.OccurredAt, made.Reason, made.Asset, made.Action, made.Regime));
        Assert.Equal((0.5, 0.6, 0.1, 0.2), (made.ScoreBefore, made.ScoreAfter, made.SizeBefore, made.SizeAfter));
        Assert.Equal((0.95, 7L, 1.5), (made.PortfolioAllocation, made.ActivePositions, made.ExecutionTimeMs));
        Assert.Same(metadata, made.Metadata);
        Assert.Equal((0L, DateTimeOffset.UnixEpoch, false), (made.Id, made.RecordedAt, made.IsImported));
    }

    [Fact]
    public void What_is_not_given_is_absent()
    {
        var made = PortfolioEvent.Create(EventTypes.PortfolioSummary, Make.Noon, "end of day");

        Assert.Equal((null, null, null), (made.ScoreBefore, made.ScoreAfter, made.SizeBefore));
        Assert.Equal((null, null, null), (made.SizeAfter, made.PortfolioAllocation, made.ExecutionTimeMs));
        Assert.Equal((null, null, null, null), (made.Asset, made.Regime, made.ActivePositions, made.Metadata));
    }

    [Fact]
    public void The_first_action_is_taken_when_none_is_given() =>
        Assert.Equal("open", PortfolioEvent.Create(EventTypes.PositionOpen, Make.Noon, "new", "AAPL").Action);

    [Fact]
    public void A_type_without_actions_admits_any_and_none()
    {
        var type = EventType.Define("liquidity_check", EventCategory.Protection);

        Assert.Null(PortfolioEvent.Create(type, Make.Noon, "thin").Action);
        Assert.Equal("warn", PortfolioEvent.Create(type, Make.Noon, "thin", action: "warn").Action);
    }

    [Fact]
    public void The_time_is_cut_to_a_microsecond_and_told_in_utc()
    {
        var made = PortfolioEvent.Create(EventTypes.PortfolioSummary, new DateTimeOffset(2025, 3, 5, 14, 0, 0, TimeSpan.FromHours(2)).AddTicks(19), "end of day");

        Assert.Equal(Make.Noon.AddTicks(10), made.OccurredAt);
        Assert.Equal(TimeSpan.Zero, made.OccurredAt.Offset);
    }

    [Fact]
    public void The_sign_of_zero_is_dropped()
    {
        var made = PortfolioEvent.Create(EventTypes.PortfolioSummary, Make.Noon, "end of day", portfolioAllocation: -0.0);

        Assert.False(double.IsNegative(made.PortfolioAllocation!.Value));
    }

    [Fact]
    public void Metadata_without_a_key_is_no_metadata()
    {
        Assert.Null(PortfolioEvent.Create(Make.Fields() with { Metadata = Metadata.Parse(" { } ") }).Metadata);
        Assert.Null(PortfolioEvent.Import(Make.ForeignFields() with { Metadata = Metadata.Parse("{}") }).Metadata);
    }

    [Fact]
    public void Events_are_equal_by_content()
    {
        var one = PortfolioEvent.Create(Make.Fields() with { Metadata = Metadata.Of(("a", 1)) });
        var same = PortfolioEvent.Create(Make.Fields() with { Metadata = Metadata.Parse("{ \"a\": 1 }") });

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, PortfolioEvent.Create(Make.Fields() with { Reason = "another" }));
        Assert.NotEqual(one, PortfolioEvent.Restore(one.ToFields() with { Id = 7 }));
    }
}

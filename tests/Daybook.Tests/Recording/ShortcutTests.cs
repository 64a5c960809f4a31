using Daybook.Events;
using Daybook.Recording;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class ShortcutTests
{
    [Fact]
    public async Task Position_changes_have_their_type_and_action()
    {
        await using var bench = await RecordingBench.OpenAsync();
        var journal = bench.Journal;

        journal.PositionOpened("AAPL", "score 0.857 over 0.65", 0.12, scoreAfter: 0.857, regime: "Goldilocks");
        journal.PositionAdjusted("AAPL", "grows", 0.12, 0.15, 0.857, 0.9);
        journal.PositionAdjusted("AAPL", "shrinks", 0.15, 0.1);
        journal.PositionHeld("AAPL", "stays", 0.1, scoreAfter: 0.7);
        journal.PositionDecayed("AAPL", "day 1 of grace", 0.1, 0.08);
        journal.PositionClosed("AAPL", "score 0.4 under 0.65", 0.08, 0.7, 0.4);
        await journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(
            [
                (EventTypes.PositionOpen, "open", 0.0, 0.12), (EventTypes.PositionAdjust, "increase", 0.12, 0.15), (EventTypes.PositionAdjust, "decrease", 0.15, 0.1),
                (EventTypes.PositionHold, "hold", 0.1, 0.1), (EventTypes.PositionDecay, "decay", 0.1, 0.08), (EventTypes.PositionClose, "close", 0.08, 0.0),
            ],
            bench.Stored.Select(stored => (stored.Type, stored.Action!, stored.SizeBefore!.Value, stored.SizeAfter!.Value)));
        Assert.Equal((0.857, "Goldilocks"), (bench.Stored[0].ScoreAfter, bench.Stored[0].Regime));
        Assert.Equal((0.7, 0.4), (bench.Stored[5].ScoreBefore, bench.Stored[5].ScoreAfter));
        Assert.Throws<InvalidEventException>(() => journal.PositionAdjusted("AAPL", "no change", 0.1, 0.1));
    }

    [Fact]
    public async Task Protections_block_and_allow_under_the_category_of_their_type()
    {
        await using var bench = await RecordingBench.OpenAsync();

        bench.Journal.ProtectionBlocked(EventTypes.WhipsawBlock, "TSLA", "1 cycle in 14 days", executionTimeMs: 0.2, metadata: Metadata.Of(("recent_cycles", 1)));
        bench.Journal.ProtectionAllowed(EventTypes.WhipsawAllow, "NVDA", "0 cycles in 14 days");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(
            [(EventCategory.Protection, "block", "TSLA"), (EventCategory.Protection, "allow", "NVDA")],
            bench.Stored.Select(stored => (stored.Category, stored.Action!, stored.Asset!)));
        Assert.Throws<InvalidEventException>(() => bench.Journal.ProtectionBlocked(EventTypes.WhipsawAllow, "TSLA", "a type that cannot block"));
    }

    [Fact]
    public async Task A_regime_transition_names_both_regimes()
    {
        await using var bench = await RecordingBench.OpenAsync();

        bench.Journal.RegimeTransition("Goldilocks", "Deflation", "VIX over 25", 0.8, "critical", Metadata.Of(("momentum", 0.7)));
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal((EventTypes.RegimeTransition, "Deflation", "transition"), (bench.Stored[0].Type, bench.Stored[0].Regime, bench.Stored[0].Action));
        Assert.Equal("""{"from_regime":"Goldilocks","severity":"critical","confidence":0.8,"momentum":0.7}""", bench.Stored[0].Metadata!.ToString());
    }

    [Fact]
    public async Task Errors_are_filed_as_errors_whatever_failed()
    {
        await using var bench = await RecordingBench.OpenAsync();

        bench.Journal.Error("asset_scoring", new DivideByZeroException("no volatility"), asset: "AAPL");
        bench.Journal.Error("own_thing", new TimeoutException("late"), "prices came too late");
        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);

        Assert.Equal((EventTypes.AssetScoringError, "asset_scoring failed: no volatility", "AAPL"), (bench.Stored[0].Type, bench.Stored[0].Reason, bench.Stored[0].Asset));
        Assert.Equal(("own_thing_error", EventCategory.Error, "prices came too late"), (bench.Stored[1].Type.Name, bench.Stored[1].Category, bench.Stored[1].Reason));
        Assert.Equal("""{"error":"late","exception":"System.TimeoutException"}""", bench.Stored[1].Metadata!.ToString());
        Assert.Throws<ArgumentException>(() => bench.Journal.Error("Not A Kind", new TimeoutException()));
    }
}

using Daybook.Engine.Portfolios;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Tests.Portfolios;

/// <summary>What a live portfolio is worth, how far it is under its peak, and how old its prices are.</summary>
public sealed class PortfolioValueTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_at = new(2025, 3, 5, 21, 0, 0, TimeSpan.Zero);

    private Journal _journal = null!;
    private Portfolio _portfolio = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: Token);
        _portfolio = await Portfolio.OpenAsync(_journal, cancellationToken: Token);
    }

    public async ValueTask DisposeAsync()
    {
        _portfolio.Dispose();
        await _journal.DisposeAsync();
    }

    [Fact]
    public async Task Values_make_peak_drawdown_and_returns()
    {
        await Value(0, 100);
        await Value(1, 120);
        await Value(1.1, 126);
        await Value(2, 94.5);

        var value = (await _portfolio.ReadAsync(Token)).Value!;

        Assert.Equal((94.5, 100, 126, s_at.AddDays(1.1)), (value.Value, value.First, value.Peak, value.PeakAt));
        Assert.Equal(0.25, value.Drawdown, 12);
        Assert.Equal(-0.055, value.CumulativeReturn, 12);
        Assert.Equal((94.5 / 126) - 1, value.DailyReturn!.Value, 12);
        var recorded = (await RecordedAsync())[^1];
        Assert.Equal(-25, recorded.Number("drawdown_pct")!.Value, 12);
        Assert.Equal((94.5 / 126) - 1, recorded.Number("daily_return")!.Value, 12);
        Assert.Equal(-0.055, recorded.Number("cumulative_return")!.Value, 12);
    }

    [Fact]
    public async Task The_return_of_a_day_is_since_the_day_before_however_often_it_was_told()
    {
        await Value(0, 100);
        await Value(1, 110);
        await Value(1.05, 121);

        Assert.Equal(0.21, _portfolio.State.Value!.DailyReturn!.Value, 12);
    }

    [Fact]
    public async Task A_value_of_an_earlier_time_is_kept_and_changes_nothing()
    {
        await Value(2, 100);
        var before = _portfolio.State.Value;

        await Value(1, 500);

        Assert.Equal(before, _portfolio.State.Value);
        Assert.Null((await RecordedAsync())[^1].Number("drawdown_pct"));
    }

    [Fact]
    public async Task Prices_are_known_with_their_age_until_the_position_is_closed()
    {
        await _portfolio.RecordFillsAsync([new Fill("KO", s_at, 10, 70, 0, 0.1), new Fill("XOM", s_at, 10, 110, 0, 0.1)], cancellationToken: Token);
        await _portfolio.RecordValueAsync(s_at.AddDays(1), 1_000, 200, new Dictionary<string, double>(StringComparer.Ordinal) { ["KO"] = 71 }, cancellationToken: Token);

        Assert.Equal(new PortfolioPrice(71, s_at.AddDays(1)), _portfolio.State.Prices["KO"]);
        Assert.Equal(new PortfolioPrice(110, s_at), _portfolio.State.Prices["XOM"]);

        await _portfolio.RecordFillsAsync([new Fill("KO", s_at.AddDays(2), -10, 72, 0.1, 0)], cancellationToken: Token);

        Assert.Equal(["XOM"], _portfolio.State.Prices.Keys);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(-5, 0, 1)]
    [InlineData(double.NaN, 0, 1)]
    [InlineData(100, double.PositiveInfinity, 1)]
    [InlineData(100, 0, 0)]
    [InlineData(100, 0, double.NaN)]
    public async Task What_no_portfolio_can_be_worth_is_refused(double value, double cash, double price)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _portfolio.RecordValueAsync(s_at, value, cash, new Dictionary<string, double>(StringComparer.Ordinal) { ["KO"] = price }, cancellationToken: Token));

        Assert.Empty(await RecordedAsync());
    }

    [Fact]
    public async Task A_value_that_was_recorded_as_an_event_counts_like_any_other()
    {
        await _journal.AppendAsync(
            [PortfolioEvent.Create(EventTypes.PortfolioSnapshot, s_at, "by another tool", metadata: Metadata.Parse("""{"portfolio_value":250,"cash":50,"prices":{"KO":71.5,"odd":"text","worse":-1}}"""))],
            cancellationToken: Token);
        await _journal.AppendAsync([PortfolioEvent.Create(EventTypes.PortfolioSnapshot, s_at.AddDays(1), "says no value", metadata: Metadata.Parse("""{"portfolio_value":"much"}"""))], cancellationToken: Token);

        var state = await _portfolio.ReadAsync(Token);

        Assert.Equal((250, 50, s_at), (state.Value!.Value, state.Value.Cash, state.Value.At));
        Assert.Equal(["KO"], state.Prices.Keys);
    }

    [Fact]
    public async Task A_replay_tells_its_value_the_same_way()
    {
        var replay = new SmallMarket(30).Asset("A", day => 100 + day, (0, 0.9)).Replay();

        var state = replay.Events.Aggregate(PortfolioState.Empty, (known, happened) => known.Apply(happened));

        Assert.Equal(replay.Result.Values[^1].Value, state.Value!.Value);
        Assert.Equal(replay.Result.Values.Skip(1).Max(one => one.Value), state.Value.Peak);
    }

    private Task Value(double days, double value) => _portfolio.RecordValueAsync(s_at.AddDays(days), value, value / 4, cancellationToken: Token);

    private async Task<List<PortfolioEvent>> RecordedAsync()
    {
        List<PortfolioEvent> recorded = [];
        await foreach (var happened in _journal.ReadAllAsync(cancellationToken: Token))
            recorded.Add(happened);
        return recorded;
    }
}

using Daybook.Tests.Auditing.Support;

namespace Daybook.Tests.Auditing.Positions;

public sealed class PositionTests
{
    private readonly Ledger _ledger = new();

    [Fact]
    public async Task An_open_of_what_is_open_is_found()
    {
        var first = _ledger.Open("KO");
        _ledger.Open("AAPL");
        var second = _ledger.Open("KO");

        var finding = await _ledger.FindsAsync("open-of-open", second);

        Assert.Equal($"KO was opened; event {first} says that it was already held", finding.Examples[0].Sentence);
    }

    [Fact]
    public async Task A_close_of_what_is_not_open_is_found_once_for_each_close()
    {
        var never = _ledger.Close("KO");
        _ledger.Open("AAPL");
        var closed = _ledger.Close("AAPL");
        var again = _ledger.Close("AAPL");

        var finding = await _ledger.FindsAsync("close-of-unheld", never, again);

        Assert.Equal(["KO was closed; no earlier event says that it was held", $"AAPL was closed; event {closed} closed it"], finding.Examples.Select(example => example.Sentence));
    }

    [Fact]
    public async Task A_change_of_what_is_not_open_is_found_once_and_then_believed()
    {
        var increase = _ledger.Add("position_adjust", "KO", "increase");
        _ledger.Add("position_adjust", "KO", "decrease");
        _ledger.Close("KO");

        await _ledger.FindsAsync("adjust-of-unheld", increase);
    }

    [Theory]
    [InlineData("position_hold", "hold")]
    [InlineData("holding_snapshot", "hold")]
    public async Task A_hold_of_what_was_closed_is_found_each_time(string type, string action)
    {
        _ledger.Open("KO");
        _ledger.Close("KO");
        var first = _ledger.Add(type, "KO", action, size: (null, 0.1));
        var second = _ledger.Add(type, "KO", action, size: (null, 0.1));
        _ledger.Open("KO");
        _ledger.Add(type, "KO", action, size: (null, 0.1));

        await _ledger.FindsAsync("hold-of-closed", first, second);
    }

    [Theory]
    [InlineData("position_hold", "hold")]
    [InlineData("holding_snapshot", "hold")]
    [InlineData("position_update", "update")]
    [InlineData("position_decay", "decay")]
    public async Task What_the_journal_saw_held_may_be_closed_though_it_never_saw_the_open(string type, string action)
    {
        _ledger.Add(type, "KO", action, size: (null, 0.1));
        _ledger.Add("position_adjust", "KO", "increase");
        _ledger.Close("KO");

        await _ledger.FindsNothingAsync();
    }

    [Theory]
    [InlineData("position_open", "open", 0.1, 0.2)]
    [InlineData("position_open", "open", 0.0, 0.0)]
    [InlineData("position_close", "close", 0.1, 0.1)]
    [InlineData("position_adjust", "increase", 0.2, 0.1)]
    [InlineData("position_adjust", "decrease", 0.1, 0.2)]
    [InlineData("position_decay", "decay", 0.1, 0.2)]
    public async Task Sizes_that_go_another_way_than_the_action_are_found(string type, string action, double before, double after)
    {
        if (type != "position_open")
            _ledger.Open("KO");

        await _ledger.FindsAsync("sizes-contradict-action", _ledger.Add(type, "KO", action, size: (before, after)));
    }

    [Theory]
    [InlineData("position_open", "open", 0.0, 0.2)]
    [InlineData("position_close", "close", 0.1, 0.0)]
    [InlineData("position_adjust", "increase", 0.1, 0.2)]
    [InlineData("position_adjust", "increase", 0.1, 0.1)]
    [InlineData("position_adjust", "decrease", 0.2, 0.1)]
    [InlineData("position_decay", "decay", 0.2, 0.1)]
    [InlineData("position_decay", "decay", null, 0.1)]
    public async Task Sizes_that_go_with_the_action_are_left_alone(string type, string action, double? before, double? after)
    {
        if (type != "position_open")
            _ledger.Open("KO");
        _ledger.Add(type, "KO", action, size: (before, after));

        await _ledger.FindsNothingAsync();
    }
}

using Daybook.Tests.Auditing.Support;

namespace Daybook.Tests.Auditing.Reasons;

public sealed class TradeReasonTests
{
    private readonly Ledger _ledger = new();

    [Theory]
    [InlineData("position_open", "open", "Asset no longer in selection")]
    [InlineData("position_open", "open", "Score declined: 0.633 -> 0.440")]
    [InlineData("position_adjust", "increase", "Score fell to 0.5")]
    [InlineData("position_adjust", "decrease", "Score improved: 0.4 -> 0.6")]
    [InlineData("position_adjust", "decrease", "No significant change")]
    [InlineData("position_close", "close", "New position")]
    [InlineData("position_close", "close", "Unchanged")]
    public async Task A_trade_whose_reason_speaks_against_it_is_found(string type, string action, string reason)
    {
        if (type != "position_open")
            _ledger.Open("KO");

        await _ledger.FindsAsync("reason-contradicts-action", _ledger.Add(type, "KO", action, reason));
    }

    [Fact]
    public async Task Scores_that_go_another_way_than_the_reason_says_are_found()
    {
        _ledger.Add("position_hold", "KO", "hold", "Score improved: 0.4 -> 0.6", score: (0.4, 0.6));
        var hold = _ledger.Add("position_hold", "KO", "hold", "Score improved: 0.4 -> 0.6", score: (0.6, 0.4));

        await _ledger.FindsAsync("reason-contradicts-scores", hold);
    }

    [Fact]
    public async Task A_reason_about_a_score_without_both_scores_is_left_alone()
    {
        _ledger.Add("position_hold", "KO", "hold", "Score improved", score: (null, 0.4));
        _ledger.Add("position_hold", "KO", "hold", "Score declined", score: (0.4, null));

        await _ledger.FindsNothingAsync();
    }
}

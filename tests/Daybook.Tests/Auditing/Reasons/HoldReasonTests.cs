using Daybook.Tests.Auditing.Support;

namespace Daybook.Tests.Auditing.Reasons;

public sealed class HoldReasonTests
{
    private readonly Ledger _ledger = new();

    [Theory]
    [InlineData("New position")]
    [InlineData(" new position: score 0.7 over 0.65")]
    [InlineData("Initial position")]
    public async Task A_hold_whose_reason_says_that_the_position_is_new_is_found(string reason)
    {
        var hold = _ledger.Add("position_hold", "KO", "hold", reason);

        var finding = await _ledger.FindsAsync("hold-says-new", hold);

        Assert.Contains(reason, finding.Examples[0].Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Asset no longer in selection")]
    [InlineData("no longer selected: score 0.41")]
    [InlineData("The asset has left the selection")]
    [InlineData("dropped from the selection")]
    public async Task A_hold_whose_reason_says_that_the_asset_left_the_selection_is_found(string reason) =>
        await _ledger.FindsAsync("hold-says-left", _ledger.Add("position_hold", "KO", "hold", reason));

    [Theory]
    [InlineData("No significant change")]
    [InlineData("no room for a new position, the old ones are kept")]
    [InlineData("the asset has not left the selection")]
    [InlineData("Renew position limits")]
    [InlineData("Score improved: 0.589 -> 0.613")]
    public async Task Other_reasons_for_a_hold_are_left_alone(string reason)
    {
        _ledger.Add("position_hold", "KO", "hold", reason);

        await _ledger.FindsNothingAsync();
    }

    [Fact]
    public async Task The_same_reasons_where_they_belong_are_left_alone()
    {
        _ledger.Add("position_open", "KO", "open", "New position");
        _ledger.Add("position_close", "KO", "close", "Asset no longer in selection");

        await _ledger.FindsNothingAsync();
    }
}

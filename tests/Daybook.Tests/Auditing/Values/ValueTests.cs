using Daybook.Auditing;
using Daybook.Tests.Auditing.Support;

namespace Daybook.Tests.Auditing.Values;

public sealed class ValueTests
{
    private readonly Ledger _ledger = new();

    [Fact]
    public async Task A_holding_more_than_half_a_percent_off_is_found_and_one_that_is_not_is_left_alone()
    {
        Holding("""{"shares":10,"price":100,"market_value":1000}""");
        Holding("""{"shares":10,"price":100.4,"market_value":1000}""");
        var off = Holding("""{"shares":10,"price":100.6,"market_value":1000}""");

        var finding = await _ledger.FindsAsync("holding-value", off);

        Assert.Equal("KO: 10 x 100.6 = 1,006.00, recorded as 1,000.00 (0.6 % off)", finding.Examples[0].Sentence);
    }

    [Fact]
    public async Task Another_tolerance_is_taken()
    {
        Holding("""{"shares":10,"price":104,"market_value":1000}""");

        Assert.Empty((await _ledger.AuditAsync(AuditRules.General(new AuditRuleOptions { ValueTolerance = 0.05 }))).Findings);
        Assert.Throws<ArgumentException>(() => AuditRules.General(new AuditRuleOptions { ValueTolerance = double.NaN }));
    }

    [Theory]
    [InlineData("""{"shares":"ten","price":100,"market_value":1000}""")]
    [InlineData("""{"shares":"NaN","price":null,"market_value":[1000]}""")]
    [InlineData("""{"shares":10,"price":100}""")]
    [InlineData("""{"shares":true,"price":{},"market_value":1}""")]
    [InlineData("{}")]
    public async Task Facts_that_are_not_all_numbers_say_nothing(string metadata)
    {
        Holding(metadata);

        await _ledger.FindsNothingAsync();
    }

    [Fact]
    public async Task Numbers_too_large_to_multiply_and_a_value_of_nothing_are_off()
    {
        var huge = Holding("""{"shares":1e300,"price":1e300,"market_value":1000}""");
        var nothing = Holding("""{"shares":1,"price":1,"market_value":0}""");

        await _ledger.FindsAsync("holding-value", huge, nothing);
    }

    [Fact]
    public async Task A_trade_that_is_off_is_found()
    {
        var off = _ledger.Add("position_open", "KO", "open", metadata: """{"quantity":10,"price":5,"value":60}""");

        await _ledger.FindsAsync("trade-value", off);
    }

    [Fact]
    public async Task A_portfolio_is_compared_with_the_holdings_of_its_moment()
    {
        Holding("""{"market_value":600}""", Ledger.Start);
        Holding("""{"market_value":300}""", Ledger.Start.AddDays(1), "AAPL");
        Holding("""{"market_value":500}""", Ledger.Start.AddDays(1));
        Portfolio(Ledger.Start.AddDays(1), 2, """{"portfolio_value":1000,"cash":200}""");
        Holding("""{"market_value":500}""", Ledger.Start.AddDays(2));
        var off = Portfolio(Ledger.Start.AddDays(2), 1, """{"portfolio_value":1000,"cash":200}""");
        Portfolio(Ledger.Start.AddDays(3), 4, """{"portfolio_value":1000,"cash":200}""");

        var finding = await _ledger.FindsAsync("snapshot-total", off);

        Assert.Equal("the holdings are worth 500.00, with the cash of 200.00 that is 700.00, recorded as 1,000.00 (30 % off)", finding.Examples[0].Sentence);
    }

    [Fact]
    public async Task A_portfolio_that_counts_another_number_of_positions_is_found()
    {
        Holding("""{"market_value":500}""", Ledger.Start);
        var off = Portfolio(Ledger.Start, 2, """{"portfolio_value":9999,"cash":1}""");

        await _ledger.FindsAsync("snapshot-count", off);
    }

    private long Holding(string metadata, DateTimeOffset? at = null, string asset = "KO") =>
        _ledger.Add("holding_snapshot", asset, "hold", size: (null, 0.1), metadata: metadata, at: at, origin: "run-1");

    private long Portfolio(DateTimeOffset at, long positions, string metadata) =>
        _ledger.Add("portfolio_snapshot", action: "hold", positions: positions, metadata: metadata, at: at, origin: "run-1");
}

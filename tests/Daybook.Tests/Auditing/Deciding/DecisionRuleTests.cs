using Daybook.Tests.Auditing.Support;

namespace Daybook.Tests.Auditing.Deciding;

public sealed class DecisionRuleTests
{
    private readonly Ledger _ledger = new();

    [Theory]
    [InlineData("not_open", """{"rule":"cap","observed":0.2,"comparison":"<=","limit":0.25,"verdict":"block"}""")]
    [InlineData("open", """{"rule":"cap","observed":0.3,"comparison":"<=","limit":0.25,"verdict":"pass"}""")]
    [InlineData("open", """{"rule":"cap","observed":0.2,"comparison":"<=","limit":0.25,"verdict":"override"}""")]
    [InlineData("open", """{"rule":"market","observed":"bear","comparison":"!=","limit":"bear","verdict":"pass"}""")]
    public async Task A_verdict_against_its_own_numbers_is_found(string action, string check)
    {
        var decided = _ledger.Add("decision", "KO", action, metadata: $$"""{"checks":[{"rule":"halt","verdict":"pass"},{{check}}]}""");

        await _ledger.FindsAsync("verdict-contradicts-numbers", decided);
    }

    [Fact]
    public async Task An_outcome_against_its_checks_is_found()
    {
        var past = _ledger.Add("decision", "KO", "open", metadata: """{"checks":[{"rule":"halt","verdict":"block"}]}""");
        var idle = _ledger.Add("decision", "PEP", "not_open", metadata: """{"score":0.7,"threshold":0.6,"rank":1,"of":4,"places":2,"checks":[{"rule":"halt","verdict":"pass"},{"rule":"cap","verdict":"override"}]}""");

        await _ledger.FindsAsync("outcome-contradicts-checks", past, idle);
    }

    [Fact]
    public async Task A_trade_that_nobody_decided_is_found_where_decisions_are_recorded()
    {
        _ledger.Add("position_open", "OLD", "open", session: "a");
        _ledger.Add("decision", "KO", "open", session: "a");
        _ledger.Add("position_open", "KO", "open", session: "a");
        _ledger.Add("decision", "KO", "hold", session: "a");
        _ledger.Add("position_adjust", "KO", "increase", session: "a");
        var undecided = _ledger.Add("position_open", "PEP", "open", session: "a");
        var against = _ledger.Add("position_adjust", "KO", "decrease", session: "a");
        _ledger.Add("decision", "KO", "not_close", session: "a");
        var refused = _ledger.Add("position_close", "KO", "close", session: "a");

        var finding = (await _ledger.AuditAsync()).Findings.Single(finding => finding.Rule == "trade-without-decision");

        Assert.Equal([undecided, against, refused], finding.Events);
        Assert.Equal("PEP: open, where no decision about it is recorded", finding.Examples[0].Sentence);
        Assert.Equal("KO: close, where the last decision about it was not_close", finding.Examples[2].Sentence);
    }

    [Fact]
    public async Task What_is_not_certain_is_not_found()
    {
        _ledger.Add("decision", "KO", "not_open", metadata: """{"checks":[{"rule":"cap","verdict":"pass"}]}""");
        _ledger.Add("decision", "KO", "not_open", metadata: """{"score":0.7,"threshold":0.6,"rank":1,"of":4,"places":2,"decided_by":"the desk","checks":[{"rule":"cap","verdict":"pass"}]}""");
        _ledger.Add("decision", "KO", "open", metadata: """{"score":0.5,"threshold":0.6,"checks":[{"rule":"cap","observed":0.2500000000000001,"comparison":"<=","limit":0.25,"verdict":"pass"},{"rule":"x","observed":3,"limit":2,"verdict":"pass"}]}""");
        _ledger.Add("position_hold", "KO", "hold", session: "b");
        _ledger.Add("position_open", "PEP", "open", session: "b");
        _ledger.Add("decision", "KO", "open", session: "c");
        _ledger.Add("position_close", "PEP", "close", session: "c", metadata: """{"forced":true}""");
        _ledger.Add("position_open", "XOM", "open", session: "c", metadata: """{"threshold":0.6}""");
        _ledger.Add("position_open", "IBM", "open", session: "d");

        Assert.Empty((await _ledger.AuditAsync()).Findings);
    }
}

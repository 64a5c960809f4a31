using Daybook.Tests.Auditing.Support;

namespace Daybook.Tests.Auditing;

/// <summary>Which events tell of one portfolio.</summary>
public sealed class BookTests
{
    private readonly Ledger _ledger = new();

    [Fact]
    public async Task A_live_portfolio_is_followed_through_all_its_sessions()
    {
        Session("s-1", "rebalance", () => _ledger.Open("KO", "s-1"));
        var again = 0L;
        Session("s-2", "rebalance", () => again = _ledger.Open("KO", "s-2"));
        Session("s-3", "rebalance", () => _ledger.Close("KO", "s-3"));
        var outside = _ledger.Close("KO");

        var report = await _ledger.AuditAsync();

        Assert.Equal([("open-of-open", again), ("close-of-unheld", outside)], report.Findings.Select(finding => (finding.Rule, finding.Events[0])));
    }

    [Theory]
    [InlineData("backtest", null)]
    [InlineData("Replay 2021-2025", null)]
    [InlineData("nightly_simulation", null)]
    [InlineData("backtest", "portfolio_events.db")]
    public async Task Backtests_in_one_journal_do_not_mix_with_each_other_or_with_what_is_live(string kind, string? origin)
    {
        _ledger.Open("KO", origin: origin);
        foreach (var run in (string[])["b-1", "b-2"])
        {
            Session(run, kind, () =>
            {
                _ledger.Open("KO", run, origin);
                _ledger.Close("KO", run, origin);
            }, origin);
        }

        _ledger.Close("KO", origin: origin);

        await _ledger.FindsNothingAsync();
    }

    [Fact]
    public async Task Portfolios_that_sessions_name_do_not_mix()
    {
        var again = 0L;
        foreach (var name in (string[])["us", "eu"])
        {
            _ledger.Add("session_start", session: $"{name}-1", metadata: $$"""{"kind":"rebalance","portfolio":"{{name}}"}""");
            _ledger.Open("KO", $"{name}-1");
            _ledger.Add("session_end", session: $"{name}-1", metadata: """{"status":"completed"}""");
        }

        _ledger.Add("session_start", session: "us-2", metadata: """{"kind":"rebalance","portfolio":"us"}""");
        _ledger.Add("session_start", session: "inside", metadata: """{"kind":"rebalance","parent_session_id":"us-2"}""");
        again = _ledger.Open("KO", "inside");
        _ledger.Add("session_end", session: "inside", metadata: """{"status":"completed"}""");
        _ledger.Add("session_end", session: "us-2", metadata: """{"status":"completed"}""");
        _ledger.Open("KO");

        var report = await _ledger.AuditAsync();

        Assert.Equal([("open-of-open", again)], report.Findings.Select(finding => (finding.Rule, finding.Events[0])));
    }

    [Fact]
    public async Task Rebalances_inside_a_backtest_are_part_of_it()
    {
        _ledger.Open("KO");
        var again = 0L;
        Session("b-1", "backtest", () =>
        {
            Session("r-1", "rebalance", () => _ledger.Open("KO", "r-1"), parent: "b-1");
            Session("r-2", "rebalance", () => again = _ledger.Open("KO", "r-2"), parent: "b-1");
        });

        await _ledger.FindsAsync("open-of-open", again);
    }

    [Fact]
    public async Task Imports_do_not_mix_but_the_sessions_of_one_import_do()
    {
        _ledger.Open("KO", "s-1", "run-1");
        _ledger.Open("KO", "s-1", "run-2");
        _ledger.Open("KO", "s-1");
        var again = _ledger.Open("KO", "s-2", "run-1");

        await _ledger.FindsAsync("open-of-open", again);
    }

    private void Session(string id, string kind, Action body, string? origin = null, string? parent = null)
    {
        var links = parent is null ? string.Empty : $$""","parent_session_id":"{{parent}}" """;
        _ledger.Add("session_start", action: "start", session: id, origin: origin, metadata: $$"""{"kind":"{{kind}}"{{links}}}""");
        body();
        _ledger.Add("session_end", action: "end", session: id, origin: origin);
    }
}

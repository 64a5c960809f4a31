using Daybook.Events;
using Daybook.Exchange.Tests.Support;

namespace Daybook.Exchange.Tests.Importing;

public sealed class RecordedRunMappingTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestJournal _journal = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Events_stand_in_the_order_of_date_and_file()
    {
        await _journal.ImportAsync(Make.Run(_folder));

        Assert.Equal(
            [
                "session_start/start", "regime_transition/transition", "asset_scored/score", "position_open/open", "position_adjust/increase",
                "holding_snapshot/hold", "portfolio_snapshot/hold", "position_adjust/decrease", "position_close/close", "position_hold/hold", "session_end/end",
            ],
            _journal.Events.Select(row => $"{row.Type}/{row.Action}"));
        Assert.All(_journal.Events, row => Assert.Equal("recorded-run:run", row.Origin));
    }

    [Fact]
    public async Task Held_quantities_are_summed_without_rounding()
    {
        // In binary 0.1 + 0.2 - 0.3 is not zero, and the position would never close.
        _folder.Write("run/position_changes.csv", Make.Changes + Trade("BUY", "0.1") + Trade("BUY", "0.2") + Trade("SELL", "0.3") + Trade("BUY", "1") + Trade("SELL", "2"));

        await _journal.ImportAsync(_folder["run"]);

        Assert.Equal(["open", "increase", "close", "open", "close"], _journal.Rows.Select(row => row.Action));
    }

    [Fact]
    public async Task A_trade_keeps_its_columns_and_the_spelling_of_its_numbers()
    {
        await _journal.ImportAsync(Make.Run(_folder));

        var opened = _journal.Events.Single(row => row.Action == "open");
        Assert.Equal(("AAPL", "REFLATION", "New position"), (opened.Asset, opened.Regime, opened.Reason));
        Assert.Equal((0.0, 0.71), (opened.ScoreBefore, opened.ScoreAfter));
        Assert.Equal(new DateTimeOffset(2025, 1, 2, 0, 0, 0, TimeSpan.Zero), opened.OccurredAt);
        Assert.Equal("""{"quantity":0.1,"price":190.50,"value":19.05,"bucket":"Risk Assets"}""", opened.Metadata!.ToString());
    }

    [Fact]
    public async Task An_empty_reason_becomes_the_name_of_the_file()
    {
        await _journal.ImportAsync(Make.Run(_folder));

        Assert.Equal("position_changes.csv", _journal.Events.Single(row => row.Action == "increase").Reason);
        Assert.Equal("asset_composition.csv", Only("holding_snapshot").Reason);
        Assert.Equal("position_history.json", Only("asset_scored").Reason);
    }

    [Fact]
    public async Task A_holding_has_its_weight_as_a_fraction()
    {
        await _journal.ImportAsync(Make.Run(_folder));

        var holding = Only("holding_snapshot");
        Assert.Equal(("AAPL", 2.9569 / 100, 0.8), (holding.Asset, holding.SizeAfter, holding.ScoreAfter));
        Assert.Equal(
            """{"shares":0.3,"price":191,"market_value":57.30,"bucket":"Risk Assets","days_held":1,"is_core_asset":false}""", holding.Metadata!.ToString());
    }

    [Fact]
    public async Task A_day_of_the_portfolio_has_the_fraction_that_is_not_cash()
    {
        await _journal.ImportAsync(Make.Run(_folder));

        var day = Only("portfolio_snapshot");
        Assert.Equal((0.75, 1L, null), (day.PortfolioAllocation, day.ActivePositions, day.Regime));
        Assert.Equal(
            """{"portfolio_value":200,"cash":50,"daily_return":0.012,"cumulative_return":0.012,"drawdown_pct":0.0,"sharpe_30d":0.0,"regime_confidence":0.5}""",
            day.Metadata!.ToString());
    }

    [Fact]
    public async Task Scores_and_regimes_keep_their_facts()
    {
        await _journal.ImportAsync(Make.Run(_folder));

        var scored = Only("asset_scored");
        Assert.Equal(("AAPL", "REFLATION", 0.71), (scored.Asset, scored.Regime, scored.ScoreAfter));
        Assert.Equal(
            """{"technical_score":0.60,"fundamental_score":0.0,"position_size_category":"LIGHT","position_size_percentage":0.05,"confidence":0.7,"timeframes_analyzed":["1d"]}""",
            scored.Metadata!.ToString());
        Assert.Equal(
            """{"confidence":0.90,"stability":0.0,"duration_days":36,"active_buckets":"Risk Assets,High Beta","portfolio_return_in_regime":2.0698}""",
            Only("regime_transition").Metadata!.ToString());
    }

    [Fact]
    public async Task The_session_end_holds_the_metrics()
    {
        await _journal.ImportAsync(Make.Run(_folder));

        Assert.Equal("""{"folder":"run"}""", Only("session_start").Metadata!.ToString());
        Assert.Equal(
            """{"folder":"run","performance_metrics":{"sharpe_ratio":0.780,"history":[["2025-01-02",0.0]]}}""", Only("session_end").Metadata!.ToString());
    }

    [Fact]
    public async Task Metrics_that_are_too_large_leave_their_digest_and_single_values()
    {
        Make.Run(_folder);
        _folder.Write("run/performance_metrics.json", $$"""{"sharpe_ratio": 1.50, "history": [{{string.Join(',', Enumerable.Range(0, 20_000))}}]}""");

        var report = await _journal.ImportAsync(_folder["run"]);

        var end = Only("session_end").Metadata!.ToString();
        Assert.StartsWith("""{"folder":"run","performance_metrics":{"sharpe_ratio":1.50},"performance_metrics_sha256":""", end, StringComparison.Ordinal);
        Assert.Contains(report.Notes, note => note.StartsWith("performance_metrics.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Further_columns_are_kept_and_comments_are_rows()
    {
        _folder.Write("run/position_changes.csv", Make.Changes.Replace("date,", "\"desk, note\",date,", StringComparison.Ordinal) + "#1,2025-01-02,AAPL,BUY,1,2,2,r,,0.5,b,\n");

        await _journal.ImportAsync(_folder["run"]);

        Assert.StartsWith("""{"desk, note":"#1",""", _journal.Rows.Single().Metadata!.ToString(), StringComparison.Ordinal);
        Assert.Null(_journal.Rows.Single().ScoreBefore);
    }

    [Fact]
    public async Task Files_that_are_missing_or_not_part_of_a_run_are_noted()
    {
        Make.Run(_folder);
        File.Delete(_folder["run/regime_analysis.csv"]);
        _folder.Write("run/notes.txt", "hello");

        var report = await _journal.ImportAsync(_folder["run"]);

        Assert.Equal(["'notes.txt' is not part of a recorded run and was left out.", "The folder has no regime_analysis.csv."], report.Notes);
    }

    [Fact]
    public async Task Rows_out_of_order_are_put_in_the_order_of_their_dates()
    {
        _folder.Write("run/position_changes.csv", Make.Changes + Trade("SELL", "1", "2025-01-09") + Trade("BUY", "1", "2025-01-08"));

        await _journal.ImportAsync(_folder["run"]);

        Assert.Equal(["open", "close"], _journal.Rows.Select(row => row.Action));
    }

    private static string Trade(string action, string quantity, string date = "2025-01-08") => $"{date},AAPL,{action},{quantity},1,1,r,0.1,0.2,b,r\n";

    private PortfolioEvent Only(string type) => _journal.Events.Single(row => row.Type.Name == type);
}

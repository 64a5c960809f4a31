using Daybook.Events;
using Daybook.Exchange.Tests.Support;

namespace Daybook.Exchange.Tests.Importing;

public sealed class RecordedRunTotalsTests
{
    private readonly TestJournal _journal = new();

    [Fact]
    public async Task The_recorded_run_becomes_the_events_that_its_specification_counts()
    {
        var report = await _journal.ImportAsync(Run());

        Assert.Equal((5_610, 0), (report.Imported, report.AlreadyPresent));
        Assert.Empty(report.Notes);
        var counts = _journal.Events.CountBy(row => $"{row.Type}/{row.Action}").ToDictionary();
        Assert.Equal(76, counts["position_open/open"]);
        Assert.Equal(74, counts["position_close/close"]);
        Assert.Equal(1, counts["position_adjust/increase"]);
        Assert.Equal(2, counts["position_adjust/decrease"]);
        Assert.Equal(2_414, counts["position_hold/hold"]);
        Assert.Equal(2_493, counts["holding_snapshot/hold"]);
        Assert.Equal(336, counts["asset_scored/score"]);
        Assert.Equal(209, counts["portfolio_snapshot/hold"]);
        Assert.Equal(3, counts["regime_transition/transition"]);
        Assert.Equal(1, counts["session_start/start"]);
        Assert.Equal(1, counts["session_end/end"]);
        Assert.Equal(5_610, counts.Values.Sum());
    }

    [Fact]
    public async Task The_recorded_run_a_second_time_adds_nothing()
    {
        await _journal.ImportAsync(Run());
        var report = await _journal.ImportAsync(Run() + "/");

        Assert.Equal((0, 5_610), (report.Imported, report.AlreadyPresent));
        Assert.Equal(5_610, _journal.Events.Count);
    }

    [Fact]
    public async Task The_recorded_run_is_one_session_with_a_trace_per_date_in_order()
    {
        await _journal.ImportAsync(Run());

        var events = _journal.Events;
        Assert.Single(events.Select(row => row.SessionId).Distinct());
        Assert.Equal((EventTypes.SessionStart, EventTypes.SessionEnd), (events[0].Type, events[^1].Type));
        Assert.Equal(events.Select(row => row.OccurredAt).Order(), events.Select(row => row.OccurredAt));
        Assert.All(events.Skip(1).SkipLast(1).GroupBy(row => row.OccurredAt), date => Assert.Single(date.Select(row => row.TraceId).Distinct()));
        Assert.Contains("\"sharpe_ratio\":0.7821304893558485", events[^1].Metadata!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_standard_load_is_imported_whole()
    {
        var report = await _journal.ImportAsync(SharedData.Find("workload", "events-20k.jsonl.gz"));

        Assert.Equal((20_000, 0), (report.Imported, report.AlreadyPresent));
        Assert.Equal(20_002, _journal.Events.Count);
    }

    private static string Run() => SharedData.Find("recorded-runs", "2025-01-01_2025-07-29");
}

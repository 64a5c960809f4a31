using Daybook.Auditing;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Tests.Auditing.Support;
using Daybook.Tests.Queries;

namespace Daybook.Tests.Auditing.Times;

public sealed class TimeOrderTests
{
    private readonly Ledger _ledger = new();

    [Fact]
    public async Task Time_that_goes_back_inside_a_session_is_found()
    {
        Scored("s-1", null, 10);
        var back = Scored("s-1", null, 9);
        Scored("s-1", null, 9);

        var finding = await _ledger.FindsAsync("occurred-backwards", back);

        Assert.Equal("it occurred at 2025-03-03T18:00:00Z, and event 1, recorded before it in the same session, at 2025-03-03T19:00:00Z", finding.Examples[0].Sentence);
    }

    [Fact]
    public async Task Time_that_goes_back_inside_a_trace_without_a_session_is_found()
    {
        Scored(null, "t-1", 10);
        Scored(null, "t-2", 1);
        var back = Scored(null, "t-1", 9);

        await _ledger.FindsAsync("occurred-backwards", back);
    }

    [Fact]
    public async Task Threads_that_overtake_each_other_are_left_alone()
    {
        Scored("s-1", null, 10);
        _ledger.Add("asset_scored", "KO", "score", session: "s-1", at: Ledger.Start.AddHours(10).AddMilliseconds(-100), score: (null, 0.5));

        await _ledger.FindsNothingAsync();
    }

    [Fact]
    public async Task Sessions_and_sources_that_interleave_are_left_alone()
    {
        for (var hour = 0; hour < 5; hour++)
        {
            Scored("s-1", null, 100 + hour);
            Scored("s-2", null, hour);
            Scored("s-1", null, 50 + hour, "run-1");
            Scored(null, null, 40 - hour);
        }

        await _ledger.FindsNothingAsync();
    }

    [Fact]
    public async Task A_backtest_may_go_over_its_days_again_in_another_trace_but_not_in_the_same()
    {
        _ledger.Add("session_start", action: "start", session: "b-1", at: Ledger.Start, metadata: """{"kind":"backtest"}""");
        Scored("b-1", "KO", 1);
        Scored("b-1", "KO", 2);
        Scored("b-1", "AAPL", 1);
        var back = Scored("b-1", "KO", 1);
        _ledger.Add("session_end", action: "end", session: "b-1", at: Ledger.Start.AddDays(1));

        await _ledger.FindsAsync("occurred-backwards", back);
    }

    [Fact]
    public async Task What_a_grown_source_adds_later_may_have_happened_earlier()
    {
        _ledger.Add("session_start", action: "start", session: "i-1", origin: "run-1", at: Ledger.Start, metadata: """{"kind":"import"}""");
        Scored("i-1", null, 5, "run-1");
        _ledger.Add("session_end", action: "end", session: "i-1", origin: "run-1", at: Ledger.Start.AddHours(5));
        Scored("i-1", null, 3, "run-1");

        await _ledger.FindsNothingAsync();
    }

    [Fact]
    public async Task The_end_of_an_abandoned_session_stands_under_another_clock()
    {
        Scored("s-1", null, 50_000);
        _ledger.Add("session_end", action: "end", session: "s-1", origin: null, at: Ledger.Start, metadata: """{"status":"abandoned"}""");

        Assert.DoesNotContain((await _ledger.AuditAsync()).Findings, finding => finding.Rule == "occurred-backwards");
    }

    [Fact]
    public async Task A_recording_time_that_falls_is_found()
    {
        PortfolioEvent[] events =
        [
            Make.Note().StoredAs(1, Ledger.Start), Make.Note().StoredAs(2, Ledger.Start), Make.Note().StoredAs(3, Ledger.Start.AddSeconds(-1)), Make.Note().StoredAs(4, Ledger.Start),
        ];

        var report = await Audit.RunAsync(new JournalReader(new FakeSource(events)), AuditRules.General(), cancellationToken: TestContext.Current.CancellationToken);

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("recorded-backwards", 3), (finding.Rule, finding.Events.Single()));
    }

    private long Scored(string? session, string? trace, int hour, string? origin = null) =>
        _ledger.Add("asset_scored", "KO", "score", session: session, trace: trace, origin: origin, at: Ledger.Start.AddHours(hour), score: (null, 0.5));
}

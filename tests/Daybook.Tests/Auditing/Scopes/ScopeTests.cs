using Daybook.Auditing;
using Daybook.Tests.Auditing.Support;

namespace Daybook.Tests.Auditing.Scopes;

public sealed class ScopeTests
{
    private readonly Ledger _ledger = new();

    [Theory]
    [InlineData(null)]
    [InlineData("old.db")]
    public async Task A_session_that_never_ended_is_found(string? origin)
    {
        Starts("s-1", origin);
        Ends("s-1", origin);
        var open = Starts("s-2", origin);
        Starts("s-3", origin);
        Ends("s-3", origin);

        await _ledger.FindsAsync("session-never-closed", open);
    }

    [Fact]
    public async Task A_session_that_somebody_is_still_at_work_in_is_left_alone_with_its_traces()
    {
        Starts("s-1");
        _ledger.Add("trace_start", action: "start", session: "s-1", trace: "t-1");
        var dead = Starts("s-2");
        var left = _ledger.Add("trace_start", action: "start", session: "s-2", trace: "t-2");

        var report = await _ledger.AuditAsync(new AuditOptions { IsAbandoned = session => session == "s-2" });

        Assert.Equal([("session-never-closed", dead), ("trace-never-closed", left)], report.Findings.Select(finding => (finding.Rule, finding.Events.Single())));
    }

    [Fact]
    public async Task A_session_that_ends_while_it_is_looked_at_is_left_alone()
    {
        Starts("s-1");

        var report = await _ledger.AuditAsync(new AuditOptions
        {
            // The last event was read, and the lock is let go only after the end is recorded.
            IsAbandoned = session =>
            {
                Ends(session);
                return true;
            },
        });

        Assert.Empty(report.Findings);
        Assert.Equal(1, report.Events);
    }

    [Fact]
    public async Task Where_nobody_can_say_who_is_at_work_only_imported_sessions_are_found()
    {
        Starts("s-1");
        var imported = Starts("s-1", "old.db");

        var report = await _ledger.AuditAsync();

        Assert.Equal([imported], Assert.Single(report.Findings).Events);
    }

    [Fact]
    public async Task A_trace_that_never_ended_is_found_also_when_its_session_ended()
    {
        Starts("s-1");
        _ledger.Add("trace_start", action: "start", session: "s-1", trace: "t-1");
        var open = _ledger.Add("trace_start", action: "start", session: "s-1", trace: "t-2");
        _ledger.Add("trace_end", action: "end", session: "s-1", trace: "t-1");
        Ends("s-1");

        await _ledger.FindsAsync("trace-never-closed", open);
    }

    [Fact]
    public async Task Ends_without_a_start_are_found()
    {
        var session = Ends("s-1");
        var trace = _ledger.Add("trace_end", action: "end", trace: "t-1");
        Starts("s-2", "old.db");
        Ends("s-2", "old.db");
        var twice = Ends("s-2", "old.db");

        await _ledger.FindsAsync("end-without-start", session, trace, twice);
    }

    [Theory]
    [InlineData("""{"kind":"import"}""")]
    [InlineData("""{"folder":"2025-01-01_2025-07-29"}""")]
    public async Task The_session_of_an_import_ends_anew_whenever_its_source_has_grown(string metadata)
    {
        _ledger.Add("session_start", action: "start", session: "i-1", origin: "run-1", metadata: metadata);
        Ends("i-1", "run-1");
        Ends("i-1", "run-1");

        await _ledger.FindsNothingAsync();
    }

    private long Starts(string session, string? origin = null) => _ledger.Add("session_start", action: "start", session: session, origin: origin);

    private long Ends(string session, string? origin = null) => _ledger.Add("session_end", action: "end", session: session, origin: origin);
}

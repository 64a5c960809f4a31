using Daybook.Auditing;
using Daybook.Auditing.Gaps;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Tests.Auditing.Support;

namespace Daybook.Tests.Auditing.Gaps;

public sealed class GapTests
{
    private readonly Ledger _ledger = new();

    [Theory]
    [InlineData("""{"kept_events":10,"missing_events":2,"lost_events":0,"proven_events":10}""", 1)]
    [InlineData("""{"kept_events":10,"missing_events":0,"lost_events":3,"proven_events":10}""", 1)]
    [InlineData("""{"kept_events":10,"missing_events":0,"lost_events":0,"proven_events":8}""", 1)]
    [InlineData("""{"kept_events":10,"missing_events":0,"lost_events":0,"proven_events":10}""", 0)]
    public async Task A_salvaged_journal_that_lacks_something_is_found(string metadata, int findings)
    {
        _ledger.Add("journal_salvaged", reason: "of 12 events 10 could be read", metadata: metadata);

        Assert.Equal(findings, (await _ledger.AuditAsync()).Findings.Count(finding => finding.Rule == "salvaged"));
    }

    [Fact]
    public async Task A_recording_gap_is_found_with_the_number_of_missing_events()
    {
        var gap = _ledger.Add("recording_gap", reason: "12 events were refused", metadata: """{"refused":12}""");

        var finding = await _ledger.FindsAsync("recording-gap", gap);

        Assert.Equal("12 events are missing: '12 events were refused'", finding.Examples[0].Sentence);
        Assert.Equal(Severity.Critical, finding.Severity);
    }

    [Fact]
    public async Task A_recovery_is_found() => await _ledger.FindsAsync("lost-tail", _ledger.Add("journal_recovered", reason: "5 events were lost"));

    [Fact]
    public async Task A_recorded_time_that_stands_still_is_found() =>
        await _ledger.FindsAsync("recorded-stands-still", _ledger.Add("clock_behind", reason: "The clock says 2025"));

    [Fact]
    public void Missing_ids_are_found()
    {
        var (rule, evidence) = (new IdGapRule(), new Sentences());

        foreach (var id in (long[])[1, 2, 4, 5])
            rule.See(new AuditedEvent(Make.Note().StoredAs(id, Ledger.Start), default, default), evidence);

        Assert.Equal(["event 4 follows event 2"], evidence.Told);
    }

    private sealed class Sentences : IAuditEvidence
    {
        public List<string> Told { get; } = [];

        public void Add(PortfolioEvent found, string sentence) => Told.Add(sentence);
    }
}

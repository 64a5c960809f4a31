using Daybook.Auditing;
using Daybook.Exchange.Tests.Support;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Exchange.Tests.Auditing;

public sealed class RecordedRunAuditTests
{
    [Fact]
    public async Task The_contradictions_of_the_recorded_run_are_found_and_counted()
    {
        var report = await AuditAsync(SharedData.Find("recorded-runs", "2025-01-01_2025-07-29"));

        Assert.Equal(5_610, report.Events);
        Assert.Equal(
            new Dictionary<string, long>
            {
                ["hold-says-new"] = 2_003,
                ["hold-says-left"] = 128,
                ["reason-contradicts-action"] = 1,
                ["holding-value"] = 2_102,
            },
            report.Findings.ToDictionary(finding => finding.Rule, finding => finding.Count));
        Assert.All(report.Findings, finding => Assert.Equal(finding.Count, finding.Events.Count));
    }

    [Fact]
    public async Task The_standard_load_is_random_and_nothing_but_its_positions_and_traces_is_found()
    {
        var report = await AuditAsync(SharedData.Find("workload", "events-20k.jsonl.gz"));

        Assert.Equal(
            ["open-of-open", "close-of-unheld", "adjust-of-unheld", "sizes-contradict-action", "trace-never-closed", "end-without-start"],
            report.Findings.Select(finding => finding.Rule));
    }

    private static async Task<AuditReport> AuditAsync(string source)
    {
        var journal = new TestJournal();
        await journal.ImportAsync(source);
        var store = new MemoryStore();
        store.Append([new AppendRequest(journal.Events)], Durability.Committed);
        return await Audit.RunAsync(new JournalReader(store), AuditRules.General(), cancellationToken: TestContext.Current.CancellationToken);
    }
}

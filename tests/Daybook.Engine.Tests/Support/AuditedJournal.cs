using Daybook.Auditing;
using Daybook.Engine.Auditing;
using Daybook.Engine.Configuration;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Engine.Tests.Support;

/// <summary>Takes events and has them audited by the rules that know protections.</summary>
internal sealed class AuditedJournal
{
    private readonly MemoryStore _store = new();

    /// <summary>What trades are judged by, or null for what the journal itself says.</summary>
    public EngineConfiguration? Configuration { get; init; }

    /// <summary>Adds an event and returns its id.</summary>
    public long Add(PortfolioEvent added)
    {
        var outcome = Assert.Single(_store.Append([new AppendRequest([added])], Durability.Committed));
        Assert.Null(outcome.Refused);
        return outcome.Ids[0];
    }

    /// <summary>The audit finds these events by this rule and nothing else.</summary>
    public async Task FindsAsync(string rule, params long[] events)
    {
        var report = await AuditAsync();
        var finding = Assert.Single(report.Findings);
        Assert.Equal((rule, (long)events.Length), (finding.Rule, finding.Count));
        Assert.Equal(events, finding.Events);
    }

    /// <summary>The audit finds nothing.</summary>
    public async Task FindsNothingAsync() => Assert.Empty((await AuditAsync()).Findings);

    /// <summary>The portfolios that the audit could not judge.</summary>
    public async Task<IReadOnlyCollection<PortfolioBook>> UnjudgedAsync()
    {
        var audit = new EngineAudit(Configuration);
        await Audit.RunAsync(new JournalReader(_store), audit.Rules, cancellationToken: TestContext.Current.CancellationToken);
        return audit.Unjudged;
    }

    private async Task<AuditReport> AuditAsync() => await Audit.RunAsync(new JournalReader(_store), new EngineAudit(Configuration).Rules, cancellationToken: TestContext.Current.CancellationToken);
}

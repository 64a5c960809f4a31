using Daybook.Auditing;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Tests.Auditing.Support;

/// <summary>Writes events one after another, an hour apart unless they name their time, and has them audited.</summary>
internal sealed class Ledger
{
    public static readonly DateTimeOffset Start = new(2025, 3, 3, 9, 0, 0, TimeSpan.Zero);

    private readonly MemoryStore _store = new();
    private int _count;

    /// <summary>Adds an event and returns its id. One with an origin is imported as it is; any other is checked.</summary>
    public long Add(
        string type,
        string? asset = null,
        string? action = null,
        string reason = "because",
        string? session = null,
        string? trace = null,
        string? origin = null,
        string? category = null,
        DateTimeOffset? at = null,
        (double? Before, double? After) size = default,
        (double? Before, double? After) score = default,
        long? positions = null,
        string? metadata = null)
    {
        var known = EventTypes.Find(type);
        var fields = new EventFields
        {
            OccurredMicros = Microseconds.From(at ?? Start.AddHours(_count)),
            Type = origin is null ? known ?? EventType.Define(type, EventCategory.Portfolio) : EventType.Foreign(type, EventCategory.Foreign(category ?? known?.Category.Name ?? "portfolio")),
            Asset = asset,
            Action = action,
            Reason = reason,
            SessionId = session,
            TraceId = trace,
            Origin = origin,
            SizeBefore = size.Before,
            SizeAfter = size.After,
            ScoreBefore = score.Before,
            ScoreAfter = score.After,
            ActivePositions = positions,
            Metadata = metadata is null ? null : Metadata.Parse(metadata),
        };
        return Add(origin is not null ? PortfolioEvent.Import(fields) : fields.Type!.IsJournalsOwn ? PortfolioEvent.OfJournal(fields) : PortfolioEvent.Create(fields));
    }

    public long Add(PortfolioEvent added)
    {
        var outcome = Assert.Single(_store.Append([new AppendRequest([added]) { IsJournalsOwn = added.IsJournalsOwn }], Durability.Committed));
        Assert.Null(outcome.Refused);
        _count++;
        return outcome.Ids[0];
    }

    public long Open(string asset, string? session = null, string? origin = null) => Add("position_open", asset, "open", session: session, origin: origin);

    public long Close(string asset, string? session = null, string? origin = null) => Add("position_close", asset, "close", session: session, origin: origin);

    public Task<AuditReport> AuditAsync(AuditOptions? options = null) => AuditAsync(AuditRules.General(), options);

    public async Task<AuditReport> AuditAsync(IReadOnlyList<IAuditRule> rules, AuditOptions? options = null) =>
        await Audit.RunAsync(new JournalReader(_store), rules, options, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The audit finds these events by this rule and nothing else.</summary>
    public async Task<AuditFinding> FindsAsync(string rule, params long[] events)
    {
        var report = await AuditAsync(new AuditOptions { IsAbandoned = _ => true });
        var finding = Assert.Single(report.Findings);
        Assert.Equal(rule, finding.Rule);
        Assert.Equal(events, finding.Events);
        Assert.Equal(events.Length, finding.Count);
        return finding;
    }

    /// <summary>The audit finds nothing.</summary>
    public async Task FindsNothingAsync() => Assert.Empty((await AuditAsync(new AuditOptions { IsAbandoned = _ => true })).Findings);
}

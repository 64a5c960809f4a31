using Daybook.Events;
using Daybook.Operations.Auditing;
using Daybook.Operations.Catalogue;
using Daybook.Operations.Selecting;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class AuditTests : SmallJournal
{
    [Fact]
    public async Task What_makes_no_sense_is_named_with_its_events()
    {
        await Journal.AppendAsync([Held("NVDA"), Held("NVDA")], cancellationToken: Cancel);

        var answer = await AuditOperation.RunAsync(Context(), new AuditRequest { Rule = ["hold-of-closed"], Examples = 1 }, Cancel);

        Assert.False(answer.Ok);
        GoldenFile.Holds("audit", answer);
    }

    [Fact]
    public void The_rules_say_what_they_find() => GoldenFile.Holds("audit-rules", AuditOperation.ListRules(new AuditRequest { Rule = ["type-conflict", "session-never-closed"] }));

    [Fact]
    public void The_catalogue_has_every_type()
    {
        var answer = CatalogueOperation.Run();

        GoldenFile.Holds("catalogue", answer with { Types = [.. answer.Types.Where(type => type.Name is "position_open" or "trace_end")] });
    }

    [Fact]
    public async Task A_rule_and_a_session_are_refused_when_there_are_none()
    {
        var rule = await Assert.ThrowsAsync<RefusedException>(() => AuditOperation.RunAsync(Context(), new AuditRequest { Rule = ["luck"] }, Cancel));
        var session = await Assert.ThrowsAsync<RefusedException>(() => AuditOperation.RunAsync(Context(), new AuditRequest { Selection = new Selection { Session = "none" } }, Cancel));
        var events = await Assert.ThrowsAsync<RefusedException>(() => AuditOperation.RunAsync(Context(), new AuditRequest { Events = -1 }, Cancel));

        Assert.Equal((RefusalCode.RuleNotFound, "rule"), (rule.Code, rule.Parameter));
        Assert.Equal((RefusalCode.SessionNotFound, "session"), (session.Code, session.Parameter));
        Assert.Equal((RefusalCode.InvalidValue, "events"), (events.Code, events.Parameter));
    }

    private static PortfolioEvent Held(string asset) => PortfolioEvent.Create(new EventFields
    {
        Type = EventTypes.PositionHold,
        Asset = asset,
        Action = "hold",
        Reason = "the score is over 0.65",
        SizeBefore = 0.1,
        SizeAfter = 0.1,
        OccurredMicros = Microseconds.From(new DateTimeOffset(2025, 3, 8, 0, 0, 0, TimeSpan.Zero)),
    });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

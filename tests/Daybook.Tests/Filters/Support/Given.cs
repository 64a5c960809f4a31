using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Tests.Filters.Support;

/// <summary>Events and filters as these tests want them.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = RandomFilters.Now;

    public static readonly EventType Block = EventType.Define("made_up_block", EventCategory.Protection, Severity.Warning);

    /// <summary>A protection's block of NVDA on 5 March 2025 with most columns filled; another part is changed by the caller.</summary>
    public static PortfolioEvent Event(Func<EventFields, EventFields>? change = null)
    {
        var fields = new EventFields
        {
            Id = 42,
            OccurredMicros = Microseconds.From(new DateTimeOffset(2025, 3, 5, 14, 30, 0, TimeSpan.Zero)),
            RecordedMicros = Microseconds.From(new DateTimeOffset(2025, 3, 5, 14, 30, 1, TimeSpan.Zero)),
            Type = Block,
            TraceId = "t-1",
            SessionId = "s-1",
            Asset = "NVDA",
            Regime = "Goldilocks",
            Action = "block",
            Reason = "2 cycles in 14 days, at most 1",
            ScoreAfter = 0.857,
            ActivePositions = 7,
            Metadata = Metadata.Parse("""{"recent_cycles":2,"until":"2025-03-12T00:00:00Z","odd key":true,"checks":[{"name":"grace"},{"name":"holding"}],"note":null}"""),
            ExecutionTimeMs = 1.5,
            Actor = "rebalancer",
        };
        return PortfolioEvent.Restore(change is null ? fields : change(fields));
    }

    public static PortfolioEvent EventWith(string metadata) => Event(fields => fields with { Metadata = Metadata.Parse(metadata) });

    public static Filter Filter(string text) => Daybook.Filters.Filter.Parse(text, Now);

    public static bool Matches(string text, PortfolioEvent? portfolioEvent = null) => Filter(text).Matches(portfolioEvent ?? Event());
}

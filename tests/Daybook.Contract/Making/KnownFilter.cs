using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Contract.Making;

/// <summary>A filter, and what it says in C#: the reading of its text has tests of its own, here it must only select the same events everywhere.</summary>
/// <param name="Text">The filter's text.</param>
/// <param name="Matches">The same condition on one event.</param>
public sealed record KnownFilter(string Text, Func<PortfolioEvent, bool> Matches)
{
    /// <summary>Filters that a store can narrow by its postings, that it can narrow only in part, and that it cannot narrow at all.</summary>
    public static IReadOnlyList<KnownFilter> All { get; } =
    [
        new("asset = 'AAPL'", one => one.Asset == "AAPL"),
        new("asset = 'NOT HERE'", _ => false),
        new("asset in ('NVDA', '^VIX', 'NOT HERE')", one => one.Asset is "NVDA" or "^VIX"),
        new("asset != 'AAPL'", one => one.Asset is not null and not "AAPL"),
        new("asset not in ('AAPL', 'NVDA')", one => one.Asset is not null and not "AAPL" and not "NVDA"),
        new("asset is null", one => one.Asset is null),
        new("asset is not null and not asset = 'TSLA'", one => one.Asset is not null and not "TSLA"),
        new("type = 'whipsaw_block'", one => one.Type.Name == "whipsaw_block"),
        new("type = 'own_a' and category = 'error'", one => one.Type.Name == "own_a" && one.Category.Name == "error"),
        new("category = 'protection'", one => one.Category.Name == "protection"),
        new("category = 'gossip'", one => one.Category.Name == "gossip"),
        new("action = 'block'", one => one.Action == "block"),
        new("action = 'block' and asset = 'TSLA'", one => one is { Action: "block", Asset: "TSLA" }),
        new("action = 'block' or asset = 'TSLA'", one => one.Action == "block" || one.Asset == "TSLA"),
        new("regime = 'goldilocks'", one => string.Equals(one.Regime, "goldilocks", StringComparison.OrdinalIgnoreCase)),
        new("session = 's-1'", one => one.SessionId == "s-1"),
        new("session = 's-1' and trace = 't-1'", one => one is { SessionId: "s-1", TraceId: "t-1" }),
        new("trace = '0190163d-8694-739b-aea5-966c26f8ad90'", one => one.TraceId == "0190163d-8694-739b-aea5-966c26f8ad90"),
        new("score_after >= 0.5", one => one.ScoreAfter >= 0.5),
        new("metadata.cycles = 2", one => one.Metadata?.ToString().Contains("\"cycles\":2", StringComparison.Ordinal) == true),
        new("origin is not null", one => one.IsImported),
        new("occurred >= '2025-03-03T14:30:00Z' and occurred < '2025-03-13'", one => one.OccurredAt >= Make.Start && one.OccurredAt < new DateTimeOffset(2025, 3, 13, 0, 0, 0, TimeSpan.Zero)),
        new("occurred > '2025-03-03T14:30:00Z' and asset = 'AAPL'", one => one.OccurredAt > Make.Start && one.Asset == "AAPL"),
        new("not (action = 'block' or category = 'error') and asset = 'AAPL'", one => one is { Asset: "AAPL", Action: not null and not "block" } && one.Category.Name != "error"),
    ];

    /// <summary>The texts of all of them, for theories.</summary>
    public static TheoryData<string> Texts => [.. All.Select(filter => filter.Text)];

    /// <summary>The filter, read.</summary>
    public Filter Filter { get; } = Filter.Parse(Text, Make.Start);

    public override string ToString() => Text;
}

using CsCheck;
using Daybook.Events;
using Daybook.Statistics;

namespace Daybook.Tests.Statistics;

/// <summary>Events as an import may bring them, with types under several categories, and their sums as a store may keep them.</summary>
internal static class RecordedEvents
{
    private static readonly long Hour = 3600 * Microseconds.PerSecond;

    private static readonly Gen<string> Type = Gen.OneOf("position_open", "whipsaw_block", "price_missing", "import_note");
    private static readonly Gen<string> Category = Gen.OneOf("portfolio", "protection", "error", "Error", "data_quality");
    private static readonly Gen<string?> Action = Gen.OneOf("open", "block", "Block", null);
    private static readonly Gen<string?> Asset = Gen.OneOf("AAPL", "NVDA", "TSLA", "ASML", null);
    private static readonly Gen<long> Occurred =
        Gen.OneOf(Gen.Long[-100 * Hour, 100 * Hour], Gen.Long[-3, 3].Select(hours => hours * Hour), Gen.Const(Microseconds.Min));

    public static Gen<PortfolioEvent> Any { get; } =
        Gen.Select(Type, Category, Action, Asset, Occurred, Times.Any, Gen.Bool).Select((type, category, action, asset, occurred, time, timed) =>
            Make(type, category, action, asset, occurred, timed ? time : null));

    public static PortfolioEvent Make(
        string type = "position_open",
        string category = "portfolio",
        string? action = null,
        string? asset = null,
        long occurred = 0,
        double? executionTimeMs = null) =>
        PortfolioEvent.Import(new EventFields
        {
            Type = EventType.Foreign(type, EventCategory.Foreign(category)),
            OccurredMicros = occurred,
            Action = action,
            Asset = asset,
            ExecutionTimeMs = executionTimeMs,
            Origin = "test",
        });

    public static EventSums Sums(IReadOnlyCollection<PortfolioEvent> events) => new()
    {
        FirstOccurredMicros = events.Min(e => e.ToFields().OccurredMicros),
        LastOccurredMicros = events.Max(e => e.ToFields().OccurredMicros),
        Types = [.. events.CountBy(e => e.Type).Select(pair => new TypeCount(pair.Key.Name, pair.Key.Category.Name, pair.Value))],
        Actions = CountBy(events, e => e.Action),
        Assets = CountBy(events, e => e.Asset),
        ExecutionTimes = Times.Histogram(events.Select(e => e.ExecutionTimeMs).OfType<double>()),
    };

    private static Dictionary<string, long> CountBy(IEnumerable<PortfolioEvent> events, Func<PortfolioEvent, string?> value) =>
        events.Select(value).OfType<string>().CountBy(text => text).ToDictionary(pair => pair.Key, pair => (long)pair.Value, StringComparer.Ordinal);
}

using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Queries;

/// <summary>The filters that the reader's own questions are made of.</summary>
internal static class Selections
{
    /// <summary>What "blocked" means everywhere: a protection refused something that was asked for.</summary>
    public static Filter ProtectionBlocks { get; } = Filter.And(Category(EventCategory.Protection), Filter.In(EventField.Action, "block", "deny"));

    public static Filter Asset(string asset) => Filter.Equal(EventField.Asset, asset);

    public static Filter AssetOrNone(string asset) => Filter.Or(Asset(asset), Filter.IsNull(EventField.Asset));

    public static Filter Category(EventCategory category) => Filter.Equal(EventField.Category, category.Name);

    public static Filter Types(params string[] names) => Filter.In(EventField.Type, [.. names.Select(name => (FilterValue)name)]);

    public static Filter Session(string sessionId) => Filter.Equal(EventField.Session, sessionId);

    public static Filter SessionOrNone(string? sessionId) => sessionId is null ? Filter.IsNull(EventField.Session) : Session(sessionId);

    public static Filter Traces(IReadOnlyList<string> traceIds) => Filter.In(EventField.Trace, [.. traceIds.Select(id => (FilterValue)id)]);
}

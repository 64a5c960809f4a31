using Daybook.Engine.Protections;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Rebalancing;

/// <summary>
/// A change of the rules by which decisions are made. A session records the version of its rules, so a decision of an earlier version can be made again without the changes since:
/// what it differs in now is explained by them, and by nothing else, when it comes out then byte for byte as it was recorded.
/// </summary>
internal sealed class RuleChange
{
    private readonly Func<PortfolioEvent, PortfolioEvent> _event;
    private readonly Func<RebalanceOptions, RebalanceOptions> _options;

    private RuleChange(int version, string name, string description, Func<PortfolioEvent, PortfolioEvent>? fold = null, Func<RebalanceOptions, RebalanceOptions>? options = null)
    {
        (Version, Name, Description) = (version, name, description);
        _event = fold ?? (happened => happened);
        _options = options ?? (given => given);
    }

    /// <summary>The version of the rules that the change made, from 2.</summary>
    public int Version { get; }

    /// <summary>Its name, in small letters with hyphens.</summary>
    public string Name { get; }

    /// <summary>What changed, in a sentence.</summary>
    public string Description { get; }

    /// <summary>All changes, by version. docs/reference/rule-changes.md lists them for people.</summary>
    public static IReadOnlyList<RuleChange> All { get; } =
    [
        new(
            2,
            "forced-close-is-no-cycle",
            "A forced close, because the asset no longer trades, completes no whipsaw cycle.",
            fold: WithoutForced),
        new(
            2,
            "grace-size-rounding",
            "The size in a grace period is rounded from its binary value. Before, it was scaled first and could be 0.000001 larger.",
            options: given => given with { Protections = given.Protections with { Grace = given.Protections.Grace with { RoundsScaled = true } } }),
    ];

    /// <summary>The version from which decisions are recorded in their documented shape. They come out the same; <c>redecide</c> records earlier ones as they were.</summary>
    public const int ShapeVersion = 3;

    /// <summary>The version of the rules that this build decides by.</summary>
    public static int PresentVersion { get; } = Math.Max(ShapeVersion, All.Max(change => change.Version));

    /// <summary>The event as it was folded before the change: itself, unless the change is about it.</summary>
    internal PortfolioEvent Before(PortfolioEvent happened) => _event(happened);

    /// <summary>The settings as they were obeyed before the change.</summary>
    internal RebalanceOptions Before(RebalanceOptions options) => _options(options);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static PortfolioEvent WithoutForced(PortfolioEvent happened)
    {
        if (!happened.Is(EventTypes.PositionClose) || happened.Flag("forced") != true)
            return happened;
        using var facts = happened.Metadata!.ToDocument();
        var others = facts.RootElement.EnumerateObject().Where(fact => fact.Name != "forced").ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal);
        return PortfolioEvent.Restore(happened.ToFields() with { Metadata = others.Count == 0 ? null : Metadata.Parse(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(others)) });
    }
}

using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Events;

namespace Daybook.Engine.Protections;

/// <summary>What all protections know: a fold of the journal.</summary>
public sealed record ProtectionState
{
    /// <summary>Nothing has happened yet.</summary>
    public static ProtectionState Empty { get; } = new();

    /// <summary>Whether trading is active, reducing or halted.</summary>
    public TradingState Trading { get; init; } = TradingState.Empty;

    /// <summary>Which assets are core assets.</summary>
    public CoreAssetState CoreAssets { get; init; } = CoreAssetState.Empty;

    /// <summary>Which positions are in their grace period.</summary>
    public GraceState Grace { get; init; } = GraceState.Empty;

    /// <summary>Since when positions are held.</summary>
    public HoldingState Holding { get; init; } = HoldingState.Empty;

    /// <summary>How often assets were opened and closed.</summary>
    public WhipsawState Whipsaw { get; init; } = WhipsawState.Empty;

    /// <summary>The state after an event. Events that do not concern any protection change nothing.</summary>
    public ProtectionState Apply(PortfolioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var (trading, core, grace) = (TradingProtection.Apply(Trading, happened), CoreAssetProtection.Apply(CoreAssets, happened), GraceProtection.Apply(Grace, happened));
        var (holding, whipsaw) = (HoldingProtection.Apply(Holding, happened), WhipsawProtection.Apply(Whipsaw, happened));
        var isUnchanged = ReferenceEquals(trading, Trading) && ReferenceEquals(core, CoreAssets) && ReferenceEquals(grace, Grace) && ReferenceEquals(holding, Holding)
            && ReferenceEquals(whipsaw, Whipsaw);
        return isUnchanged ? this : this with { Trading = trading, CoreAssets = core, Grace = grace, Holding = holding, Whipsaw = whipsaw };
    }

    /// <summary>The state after events, in their order.</summary>
    public ProtectionState Apply(IEnumerable<PortfolioEvent> happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Aggregate(this, (state, next) => state.Apply(next));
    }

    /// <summary>What is locked at a time: by protection in the chain's order, and by asset.</summary>
    /// <param name="options">The settings, or null when they are not known: then only what the events say by themselves is listed, which is the core assets.</param>
    /// <param name="at">The time.</param>
    public IReadOnlyList<ProtectionLock> Locks(ProtectionOptions? options, DateTimeOffset at) => options is null
        ? CoreAssetProtection.Locks(CoreAssets, at)
        :
        [
            .. CoreAssetProtection.Locks(CoreAssets, at),
            .. GraceProtection.Locks(Grace, options.Grace, at),
            .. HoldingProtection.Locks(Holding, options.Holding, at),
            .. WhipsawProtection.Locks(Whipsaw, options.Whipsaw, at),
        ];
}

using Daybook.Auditing;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Auditing;

/// <summary>A core asset is closed or reduced. Which assets are, the events of core assets say, or the newest snapshot of the holding.</summary>
internal sealed class CoreAssetReducedRule : IAuditRule
{
    private readonly BookStates<CoreAssetState> _states = new(CoreAssetState.Empty);
    private readonly HashSet<(PortfolioBook, string)> _snapshots = [];

    public string Name => "core-asset-reduced";

    public Severity Severity => Severity.Error;

    public string Description => "A core asset was closed or reduced.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var (seen, book, _) = audited;
        if (seen.Asset is not { } asset)
            return;
        var state = _states[book];
        if (seen.Is(EventTypes.HoldingSnapshot))
            Remember(seen, (book, asset));
        else if (TradeEvents.ActionOf(seen) is { } action && action.ReducesRisk() && !TradeEvents.IsForced(seen) && (state.IsCore(asset, seen.OccurredAt) || _snapshots.Contains((book, asset))))
            evidence.Add(seen, $"{asset}, {action.ToWord()}: it was a core asset");
        _states[book] = CoreAssetProtection.Apply(state, seen);
    }

    private void Remember(PortfolioEvent snapshot, (PortfolioBook, string) holding)
    {
        if (snapshot.Flag("is_core_asset") == true)
            _snapshots.Add(holding);
        else
            _snapshots.Remove(holding);
    }
}

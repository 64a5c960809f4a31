using Daybook.Auditing;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Trading;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Auditing;

/// <summary>
/// A position was to be opened or made larger, or was, though a person had halted or reduced trading before that was decided. A trade that says when it was decided is judged by then.
/// </summary>
internal sealed class OpenWhileHaltedRule : IAuditRule
{
    private readonly BookStates<TradingState> _states = new(TradingState.Empty);

    public string Name => "open-while-halted";

    public Severity Severity => Severity.Error;

    public string Description => "A position was opened or increased while trading was halted or reducing.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var (seen, book, _) = audited;
        var state = book is { RunId: null, Name: not null } ? _states[book].Under(_states[book with { Name = null }]) : _states[book];
        if (state.Status != TradingStatus.Active && seen.Asset is { } asset && ActionOf(seen) is TradeAction.Open or TradeAction.Increase && TradeEvents.DecidedAt(seen) >= state.Since)
        {
            evidence.Add(
                seen,
                $"{asset} was to be {(ActionOf(seen) == TradeAction.Open ? "opened" : "made larger")} at {IsoTime.Format(TradeEvents.DecidedAt(seen))}; trading was {state.Status.ToString().ToLowerInvariant()} since {IsoTime.Format(state.Since!.Value)} by event {state.Event}: {state.Reason}");
        }

        _states[book] = TradingProtection.Apply(_states[book], seen);
    }

    private static TradeAction? ActionOf(PortfolioEvent seen) =>
        seen.Is(EventTypes.RebalancingTargetApproved) ? (TradeActions.TryParse(seen.Text(IntendedTrades.RequestedAction), out var asked) ? asked : null) : TradeEvents.ActionOf(seen);
}

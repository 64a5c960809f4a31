using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Protections.Trading;

/// <summary>Lets everything through while trading is active, only what makes positions smaller while it is reducing, and nothing while it is halted. No override lifts that.</summary>
public static class TradingProtection
{
    private const string StatusKey = "trading_state";

    /// <summary>What the state says of a request. Asking changes nothing.</summary>
    public static Verdict Decide(TradingState state, TradeRequest request)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(request);
        var refused = state.Status switch
        {
            TradingStatus.Halted => request.Action != TradeAction.Hold,
            TradingStatus.Reducing => request.Action is TradeAction.Open or TradeAction.Increase,
            _ => false,
        };
        if (!refused)
            return Verdict.Pass(ProtectionNames.TradingState, TradingCodes.Ok, $"Trading is {Word(state.Status)}.");
        return Verdict.Block(ProtectionNames.TradingState, Word(state.Status), $"Trading is {Word(state.Status)}: {state.Reason}") with
        {
            Override = OverrideEligibility.No(OverrideCodes.Never, "A person says when trading goes on."),
        };
    }

    /// <summary>The state after an event. Events that do not concern it change nothing.</summary>
    public static TradingState Apply(TradingState state, PortfolioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Is(EventTypes.TradingStateChanged) && Enum.TryParse<TradingStatus>(happened.Text(StatusKey), ignoreCase: true, out var status) && Enum.IsDefined(status)
            ? new TradingState(status, happened.OccurredAt, happened.Reason, happened.Id)
            : state;
    }

    /// <summary>The state of a portfolio with a name after an event that was said to all portfolios.</summary>
    public static TradingState ApplyToAll(TradingState state, PortfolioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        var own = state.Own ?? state;
        var all = Apply(TradingState.Empty, happened);
        return all.Since is null ? state : own.Under(all) is var holds && ReferenceEquals(holds, own) ? own : all with { Own = own };
    }

    /// <summary>A person changes what trading may do.</summary>
    /// <param name="status">What is to hold.</param>
    /// <param name="at">From when.</param>
    /// <param name="person">Who, by name; not empty.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidEventException">A text cannot be recorded.</exception>
    public static PortfolioEvent Change(TradingStatus status, DateTimeOffset at, string person, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(person);
        return PortfolioEvent.Create(new EventFields
        {
            Type = EventTypes.TradingStateChanged,
            OccurredMicros = Microseconds.From(at),
            Reason = reason,
            Actor = person,
            Metadata = Metadata.Of((StatusKey, Word(status))),
        });
    }

    private static string Word(TradingStatus status) => status switch
    {
        TradingStatus.Active => "active",
        TradingStatus.Reducing => TradingCodes.Reducing,
        _ => TradingCodes.Halted,
    };
}

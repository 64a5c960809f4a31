using Daybook.Auditing;
using Daybook.Engine.Configuration;
using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Auditing;

/// <summary>
/// The settings that a portfolio is judged by: those that were given for all of them, or else those that its own sessions recorded, as the regime's parameters make them where they are
/// applied. Without either it is not judged.
/// </summary>
internal sealed class BookSettings(EngineConfiguration? given)
{
    private readonly Dictionary<PortfolioBook, EngineConfiguration> _recorded = [];
    private readonly Dictionary<PortfolioBook, RegimeState> _regimes = [];
    private readonly Dictionary<PortfolioBook, EngineConfiguration> _inForce = [];
    private readonly HashSet<PortfolioBook> _unjudged = [];
    private long _seen;

    /// <summary>The portfolios that trade, and recorded no settings by which that could be judged.</summary>
    public IReadOnlyCollection<PortfolioBook> Unjudged => _unjudged;

    /// <summary>The settings of an event's portfolio, or null. Events come by id; each rule asks, and the first that does has it read.</summary>
    public EngineConfiguration? Of(in AuditedEvent audited)
    {
        var (happened, book, _) = audited;
        if (happened.Id != _seen)
            Read(happened, book);
        _seen = happened.Id;
        var found = _inForce.Count > 0 && _inForce.TryGetValue(book, out var inForce) ? inForce : given;
        if (found is null && (TradeEvents.ActionOf(happened) is not null || happened.Is(EventTypes.PortfolioRebalanceComplete)))
            _unjudged.Add(book);
        return found;
    }

    private void Read(PortfolioEvent happened, PortfolioBook book)
    {
        if (given is null && happened.Is(EventTypes.SessionStart) && RunFacts.Read(happened) is { } recorded)
            _recorded[book] = recorded.Options.Configuration;
        else if (happened.Is(EventTypes.RegimeContextGenerated))
            _regimes[book] = RegimeWatch.Apply(_regimes.GetValueOrDefault(book, RegimeState.Empty), happened);
        else
            return;
        if ((given ?? _recorded.GetValueOrDefault(book)) is { } configuration)
            _inForce[book] = configuration.In(_regimes.GetValueOrDefault(book, RegimeState.Empty));
    }
}

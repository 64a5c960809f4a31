using Daybook.Auditing;
using Daybook.Engine.Configuration;
using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Events;

namespace Daybook.Engine.Auditing;

/// <summary>The settings that a portfolio is judged by: those that were given for all of them, or else those that its own sessions recorded. Without either it is not judged.</summary>
internal sealed class BookSettings(EngineConfiguration? given)
{
    private readonly Settings? _given = given is null ? null : new Settings(given);
    private readonly Dictionary<PortfolioBook, Settings> _recorded = [];
    private readonly HashSet<PortfolioBook> _unjudged = [];
    private long _seen;

    /// <summary>The portfolios that trade, and recorded no settings by which that could be judged.</summary>
    public IReadOnlyCollection<PortfolioBook> Unjudged => _unjudged;

    /// <summary>The settings of an event's portfolio, or null. Events come by id; each rule asks, and the first that does has it read.</summary>
    public Settings? Of(in AuditedEvent audited)
    {
        if (_given is not null)
            return _given;
        var (happened, book, _) = audited;
        if (happened.Id != _seen && happened.Is(EventTypes.SessionStart) && RunFacts.Read(happened) is { } recorded)
            _recorded[book] = new Settings(recorded.Options.Configuration);
        _seen = happened.Id;
        var found = _recorded.Count > 0 ? _recorded.GetValueOrDefault(book) : null;
        if (found is null && (TradeEvents.ActionOf(happened) is not null || happened.Is(EventTypes.PortfolioRebalanceComplete)))
            _unjudged.Add(book);
        return found;
    }

    /// <summary>A configuration as the rules need it.</summary>
    internal sealed class Settings(EngineConfiguration configuration)
    {
        public ProtectionOptions Protections { get; } = configuration.ToProtections();

        public PortfolioLimits Limits { get; } = configuration.ToLimits();
    }
}

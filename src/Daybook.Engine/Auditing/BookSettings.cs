using Daybook.Auditing;
using Daybook.Engine.Configuration;
using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Events;

namespace Daybook.Engine.Auditing;

/// <summary>The settings that a portfolio is judged by: those that were given for all of them, or else those that its own runs recorded, or else the defaults.</summary>
internal sealed class BookSettings(EngineConfiguration? given)
{
    private readonly Settings _default = new(given ?? EngineConfiguration.Default);
    private readonly Dictionary<PortfolioBook, Settings> _recorded = [];
    private long _seen;

    /// <summary>The settings of an event's portfolio. Events come by id; each rule asks, and the first that does has it read.</summary>
    public Settings Of(in AuditedEvent audited)
    {
        var (happened, book, _) = audited;
        if (given is null && happened.Id != _seen && happened.Is(EventTypes.SessionStart) && RunFacts.Read(happened) is { } recorded)
            _recorded[book] = new Settings(recorded.Options.Configuration);
        _seen = happened.Id;
        return _recorded.Count > 0 ? _recorded.GetValueOrDefault(book, _default) : _default;
    }

    /// <summary>A configuration as the rules need it.</summary>
    internal sealed class Settings(EngineConfiguration configuration)
    {
        public ProtectionOptions Protections { get; } = configuration.ToProtections();

        public PortfolioLimits Limits { get; } = configuration.ToLimits();
    }
}

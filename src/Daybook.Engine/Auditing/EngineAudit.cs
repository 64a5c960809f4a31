using Daybook.Auditing;
using Daybook.Engine.Configuration;
using Daybook.Queries;

namespace Daybook.Engine.Auditing;

/// <summary>
/// The rules that know protections and limits, for one audit. They fold the events as the protections do, and name those that a protection would have refused. A portfolio is judged
/// by settings that are known, never by assumed ones: those that it recorded, or those that are given.
/// </summary>
internal sealed class EngineAudit
{
    private readonly BookSettings _settings;

    /// <summary>Makes new instances of all rules.</summary>
    /// <param name="configuration">The settings that everything is judged by; null: those that a portfolio's sessions recorded, each portfolio by its own.</param>
    /// <exception cref="ConfigurationException">The configuration was made in code, and something about it is wrong; the exception has all errors.</exception>
    public EngineAudit(EngineConfiguration? configuration = null)
    {
        configuration?.Validate();
        _settings = new BookSettings(configuration);
        Rules =
        [
            new ReopenedInWindowRule(_settings),
            new ClosedUnderMinimumRule(_settings),
            new ClosedOnGraceDayRule(_settings),
            new CoreAssetReducedRule(),
            new OpenWhileHaltedRule(),
            new TooManyPositionsRule(_settings),
            new PositionTooLargeRule(_settings),
            new AllocationOverTargetRule(_settings),
        ];
    }

    /// <summary>The rules, in the order of the documentation.</summary>
    public IReadOnlyList<IAuditRule> Rules { get; }

    /// <summary>After the audit: the portfolios that trade and recorded no settings. What no rule could judge there is not found, and not fine either.</summary>
    public IReadOnlyCollection<PortfolioBook> Unjudged => _settings.Unjudged;
}

using System.Collections.Immutable;
using Daybook.Calendars;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Sections;
using Daybook.Engine.Diversification;
using Daybook.Engine.Protections;
using Daybook.Engine.Regimes;
using Daybook.Engine.Scoring;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;
using Daybook.Market.Buckets;
using Daybook.Market.Calendars;

namespace Daybook.Engine.Rebalancing;

/// <summary>The settings of a rebalance, those of each part in its own options. Made from a configuration by <see cref="Of"/>.</summary>
public sealed record RebalanceOptions
{
    private RebalanceOptions(EngineConfiguration configuration, BucketMap buckets, ImmutableDictionary<string, MarketCalendar> calendars)
    {
        Configuration = configuration;
        Buckets = buckets;
        Calendars = calendars;
        Calendar = calendars.GetValueOrDefault(configuration.Rebalance.Calendar) ?? MarketCalendars.Find(configuration.Rebalance.Calendar);
        Protections = configuration.ToProtections();
        Regimes = new RegimeOptions { Overrides = new() { Settings = configuration.Regimes, CooldownDays = configuration.Holding.OverrideCooldownDays } };
    }

    /// <summary>The configuration that all of it comes from.</summary>
    public EngineConfiguration Configuration { get; }

    /// <summary>The name of the live portfolio that is rebalanced, 1 to 128 characters; null: that of the session around, or the portfolio without a name. Decisions do not ask.</summary>
    public string? Portfolio { get; init; }

    /// <summary>Which bucket an asset belongs to.</summary>
    public BucketMap Buckets { get; }

    /// <summary>The calendars of files, by what <c>rebalance.calendar</c> calls them.</summary>
    public ImmutableDictionary<string, MarketCalendar> Calendars { get; }

    /// <summary>The calendar that <c>rebalance.calendar</c> names; null when it is <c>none</c>, or a file that was not given.</summary>
    public MarketCalendar? Calendar { get; }

    /// <summary>On which days there is a rebalance. Decisions do not ask: they are made whenever somebody wants one.</summary>
    /// <exception cref="InvalidOperationException">The calendar that <c>rebalance.calendar</c> names was not given.</exception>
    public RebalanceSchedule Schedule => Calendar is null && Configuration.Rebalance.Calendar != RebalanceSettings.NoCalendar && Configuration.Rebalance.Frequency.GoesByTradingDays
        ? throw new InvalidOperationException($"The calendar of rebalance.calendar, {Configuration.Rebalance.Calendar}, was not given; read it with {nameof(MarketCalendarReader)}.")
        : new RebalanceSchedule(Configuration.Rebalance.Frequency, Calendar);

    /// <summary>The protections' settings.</summary>
    public ProtectionOptions Protections { get; internal init; }

    /// <summary>What a score is made of.</summary>
    public ScoringOptions Scoring => Configuration.Scoring;

    /// <summary>What the technical score is made of.</summary>
    public TechnicalScoreOptions TechnicalScore { get; } = new();

    /// <summary>Which assets are selected.</summary>
    public SelectionOptions Selection => Configuration.Selection;

    /// <summary>How large positions are.</summary>
    public SizingOptions Sizing => Configuration.Sizing;

    /// <summary>What a bucket may hold.</summary>
    public BucketLimitOptions BucketLimits => Configuration.Buckets;

    /// <summary>How regimes are detected, and what their changes may lift.</summary>
    public RegimeOptions Regimes { get; }

    /// <summary>True to record decisions in the shape of rules before version 3, so that one of those comes out byte for byte.</summary>
    internal bool RecordsFormerShape { get; init; }

    /// <summary>The settings that a configuration asks for.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="buckets">Which bucket an asset belongs to, or null for <see cref="BucketMap.Default"/>.</param>
    /// <param name="calendars">The calendars of files, by what <c>rebalance.calendar</c> calls them; null: there are none. Those that come with Daybook need not be given.</param>
    /// <exception cref="ConfigurationException">The configuration was made in code, and something about it is wrong; the exception has all errors.</exception>
    public static RebalanceOptions Of(EngineConfiguration configuration, BucketMap? buckets = null, ImmutableDictionary<string, MarketCalendar>? calendars = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        configuration.Validate();
        return new RebalanceOptions(configuration, buckets ?? BucketMap.Default, calendars ?? ImmutableDictionary<string, MarketCalendar>.Empty);
    }

    /// <summary>
    /// The settings that a rebalance obeys in a regime: with <c>regimes.apply_parameters</c> those that the parameters of the last look make of these, and otherwise these. A regime that is
    /// only assumed changes nothing.
    /// </summary>
    /// <param name="regimes">What is known of regimes.</param>
    public RebalanceOptions InForce(RegimeState regimes)
    {
        ArgumentNullException.ThrowIfNull(regimes);
        var inForce = Configuration.In(regimes);
        return ReferenceEquals(inForce, Configuration) ? this : new RebalanceOptions(inForce, Buckets, Calendars) { Portfolio = Portfolio, RecordsFormerShape = RecordsFormerShape };
    }

    /// <summary>The settings of another configuration, with the same portfolio, buckets and calendars.</summary>
    public RebalanceOptions Under(EngineConfiguration configuration) => Of(configuration, Buckets, Calendars) with { Portfolio = Portfolio };
}

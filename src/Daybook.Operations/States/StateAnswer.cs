using System.Text.Json.Serialization;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;

namespace Daybook.Operations.States;

/// <summary>A portfolio as it stands, or stood.</summary>
/// <param name="Run">The run's session; null for the live portfolio.</param>
/// <param name="Origin">The source of the import whose portfolio it is, or null.</param>
/// <param name="Portfolio">The portfolio's name, or null when it has none.</param>
/// <param name="At">When it stood so.</param>
/// <param name="KnownAt">What the journal had recorded by then; null: all of it.</param>
/// <param name="TradingState">What trading may do.</param>
/// <param name="Regime">The regime, or null when none is known.</param>
/// <param name="Settings">Where the settings come from that grace periods and locks are told by; null: there are none, and neither is told.</param>
/// <param name="SettingsNotUsed">The recorded settings that this version does not know, by key: untrusted.</param>
/// <param name="SettingsUnreadable">True when settings are recorded and this version cannot read them.</param>
/// <param name="Value">What it is worth, or null when that was never recorded.</param>
/// <param name="Positions">Its positions, by asset.</param>
/// <param name="Locks">What protections lock.</param>
/// <param name="Interventions">What people said, trading states and released locks, the newest first; at most <see cref="PortfolioState.KeptInterventions"/>.</param>
public sealed record StateAnswer(
    string? Run,
    string? Origin,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Portfolio,
    DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? KnownAt,
    TradingStatus TradingState,
    string? Regime,
    SettingsOrigin? Settings,
    IReadOnlyList<string> SettingsNotUsed,
    bool SettingsUnreadable,
    StateValue? Value,
    IReadOnlyList<StatePosition> Positions,
    IReadOnlyList<StateLock> Locks,
    IReadOnlyList<StateIntervention> Interventions)
{
    /// <summary>All of it as the engine has it.</summary>
    [JsonIgnore]
    public PortfolioState State { get; init; } = PortfolioState.Empty;

    /// <summary>The settings in force, or null.</summary>
    [JsonIgnore]
    public RebalanceOptions? InForce { get; init; }

    /// <summary>The session that was asked for, when it is only a part of this portfolio; otherwise null.</summary>
    [JsonIgnore]
    public string? Part { get; init; }

    /// <summary>For the live portfolio: the sessions of imports that the journal holds as well, and which are no part of it.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Imports { get; init; } = [];
}

/// <summary>Where settings come from.</summary>
public enum SettingsOrigin
{
    /// <summary>The request gave them.</summary>
    Given,

    /// <summary>The portfolio recorded them.</summary>
    Recorded,
}

/// <summary>What a portfolio is worth, and was at its best.</summary>
/// <param name="At">When it was worth that.</param>
/// <param name="PortfolioValue">What it is worth, in currency.</param>
/// <param name="Cash">What of it is not invested, or null when that was not said.</param>
/// <param name="Peak">The largest value.</param>
/// <param name="PeakAt">When it was worth that, the first time.</param>
/// <param name="Drawdown">How far it is under its peak, a fraction.</param>
/// <param name="CumulativeReturn">The return since the first value, a fraction.</param>
public sealed record StateValue(DateTimeOffset At, double PortfolioValue, double? Cash, double Peak, DateTimeOffset PeakAt, double Drawdown, double CumulativeReturn)
{
    internal static StateValue Of(PortfolioValue value) => new(value.At, value.Value, value.Cash, value.Peak, value.PeakAt, value.Drawdown, value.CumulativeReturn);
}

/// <summary>A position.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Size">Its size, a fraction of the portfolio; null when no event says it.</param>
/// <param name="Entered">When it was opened.</param>
/// <param name="Score">Its newest score, or null.</param>
/// <param name="Price">Its newest price, in currency; null when it was never told.</param>
/// <param name="Priced">When that held.</param>
/// <param name="Grace">Its grace period, or null.</param>
public sealed record StatePosition(
    string Asset,
    double? Size,
    DateTimeOffset Entered,
    double? Score,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Price,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Priced,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StateGrace? Grace);

/// <summary>A position's grace period.</summary>
/// <param name="Days">How many days it has lasted.</param>
/// <param name="Ends">When it ends; null without settings.</param>
/// <param name="Size">The size that is left of the position by now, a fraction of the portfolio; null without settings or an original size.</param>
/// <param name="OriginalSize">The size at its start; null when no event says it.</param>
/// <param name="Floor">The smallest size that it is let shrink to; null without settings or an original size.</param>
public sealed record StateGrace(int Days, DateTimeOffset? Ends, double? Size, double? OriginalSize, double? Floor)
{
    internal static StateGrace Of(GraceEntry grace, DateTimeOffset at, GraceOptions? options)
    {
        var original = StateOperation.Known(grace.OriginalSize);
        return new StateGrace(grace.DaysAt(at), options is null ? null : grace.EndsAt(options), options is null || original is null ? null : grace.SizeAt(at, options), original, original * options?.MinFactor);
    }
}

/// <summary>Something that a protection would block.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Protection">The protection.</param>
/// <param name="Code">Its reason code.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">The first moment at which it is lifted by itself; null when time does not lift it.</param>
/// <param name="RemainingMs">How long that is from the moment of the state, in milliseconds; null when time does not lift it.</param>
/// <param name="Events">The ids of the events that it goes by, ascending.</param>
public sealed record StateLock(string Asset, string Protection, string Code, DateTimeOffset From, DateTimeOffset? Until, double? RemainingMs, IReadOnlyList<long> Events)
{
    internal static StateLock Of(ProtectionLock held, DateTimeOffset at) =>
        new(held.Asset, held.Protection, held.Code, held.From, held.Until, held.Until is { } until ? Math.Max(0, (until - at).TotalMilliseconds) : null, held.Events);
}

/// <summary>What a person said to a portfolio: what trading may do, or that a lock is released. Texts are untrusted.</summary>
/// <param name="EventId">The event that says so.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, or null when the event does not say.</param>
/// <param name="Reason">Why.</param>
/// <param name="TradingState">What trading may do from then on; null for a release.</param>
/// <param name="Protection">The protection whose lock is released; null for a trading state.</param>
/// <param name="Asset">The asset whose lock is released; null for a trading state.</param>
public sealed record StateIntervention(long EventId, DateTimeOffset At, string? By, string Reason, TradingStatus? TradingState, string? Protection, string? Asset)
{
    internal static StateIntervention Of(Intervention said) => new(said.Event, said.At, said.By, said.Reason, said.Trading, said.Protection, said.Asset);
}

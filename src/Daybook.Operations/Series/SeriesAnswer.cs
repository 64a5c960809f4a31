using System.Text.Json.Serialization;
using Daybook.Operations.Replaying;

namespace Daybook.Operations.Series;

/// <summary>A portfolio over time.</summary>
/// <param name="Run">The run's session; null for the live portfolio.</param>
/// <param name="Origin">The source of the import whose portfolio it is, or null.</param>
/// <param name="Portfolio">The portfolio's name, or null when it has none.</param>
/// <param name="HasValues">Whether it recorded what it was worth; otherwise only exposure and positions are told.</param>
/// <param name="Figures">The figures of its values in the window, by the last one of each day; null without values.</param>
/// <param name="Recorded">How many values, or without them changes of positions, the window has.</param>
/// <param name="Points">The points, the oldest first.</param>
/// <param name="Regimes">The regimes in the window, the oldest first.</param>
public sealed record SeriesAnswer(
    string? Run,
    string? Origin,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Portfolio,
    bool HasValues,
    PerformanceFigures? Figures,
    int Recorded,
    IReadOnlyList<SeriesPoint> Points,
    IReadOnlyList<RegimeSpan> Regimes);

/// <summary>One moment, or a stretch of time that several moments are told in.</summary>
/// <param name="At">The moment; of several the last.</param>
/// <param name="Value">What the portfolio was worth then, in currency, or null.</param>
/// <param name="FirstValue">The first value of the stretch.</param>
/// <param name="MinValue">The smallest value of the stretch.</param>
/// <param name="MaxValue">The largest value of the stretch.</param>
/// <param name="Cash">What was not invested then, in currency, or null.</param>
/// <param name="Drawdown">The deepest fall under the peak in the stretch, a fraction of the peak, or null.</param>
/// <param name="Exposure">The sum of the positions' sizes then, a fraction of the portfolio; null when it is not recorded.</param>
/// <param name="Positions">How many positions there were then; null when it is not recorded.</param>
public sealed record SeriesPoint(
    DateTimeOffset At, double? Value, double? FirstValue, double? MinValue, double? MaxValue, double? Cash, double? Drawdown, double? Exposure, long? Positions);

/// <summary>How long a regime lasted.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="From">When it began; where it began before the window, the window's beginning.</param>
/// <param name="To">When the next one began; null: it lasts.</param>
public sealed record RegimeSpan(string Regime, DateTimeOffset From, DateTimeOffset? To);

using System.Text.Json.Serialization;
using Daybook.Engine.Performance;
using Daybook.Engine.Replay;
using Daybook.Operations.Inputs;

namespace Daybook.Operations.Replaying;

/// <summary>What a replay came to.</summary>
/// <param name="Journal">The journal's address, as the caller wrote it.</param>
/// <param name="Session">The replay's session.</param>
/// <param name="Decisions">Assets that were to be opened, changed or closed, whatever became of it, and holds.</param>
/// <param name="Events">Events that it recorded.</param>
/// <param name="Rebalances">Rebalances.</param>
/// <param name="Trades">Trades that were made.</param>
/// <param name="Performance">Return, risk, turnover and costs.</param>
/// <param name="Protections">What each protection did, in the chain's order.</param>
/// <param name="Notes">What was noted of the prices while they were replayed, by date.</param>
/// <param name="FileNotes">What was noted when the files were read.</param>
/// <param name="FileNoteCounts">How many notes there are on each file, those that are not listed among them.</param>
/// <param name="Result">All of it as the engine has it, with the portfolio's daily values.</param>
public sealed record ReplayAnswer(
    string Journal,
    string Session,
    long Decisions,
    long Events,
    int Rebalances,
    long Trades,
    PerformanceFigures Performance,
    IReadOnlyDictionary<string, ProtectionUse> Protections,
    IReadOnlyList<ReplayRemark> Notes,
    IReadOnlyList<FileNote> FileNotes,
    IReadOnlyList<FileNoteCount> FileNoteCounts,
    [property: JsonIgnore] ReplayResult Result)
{
    /// <summary>Assets that could be traded.</summary>
    [JsonIgnore]
    public int Assets { get; init; }

    /// <summary>The answer of a result.</summary>
    internal static ReplayAnswer Of(string journal, string session, ReplayResult result, PreparedReplay prepared) => new(
        journal,
        session,
        result.Decisions,
        result.Events,
        result.Rebalances,
        result.Fills,
        PerformanceFigures.Of(result.Performance),
        new OrderedDictionary<string, ProtectionUse>(result.Protections, StringComparer.Ordinal),
        [.. result.Notes.Select(note => new ReplayRemark(note.Date, note.Asset.Length == 0 ? null : note.Asset, note.Code, note.Message))],
        prepared.Notes.Listed,
        prepared.Notes.Counts,
        result)
    {
        Assets = prepared.Options.Universe!.Count,
    };
}

/// <summary>The figures of a portfolio's values. What is not defined is null.</summary>
/// <param name="TotalReturn">The whole return, a fraction.</param>
/// <param name="Cagr">The compound annual growth rate, a fraction.</param>
/// <param name="PeriodsPerYear">Values a year, by their own dates.</param>
/// <param name="Volatility">The yearly volatility, a fraction.</param>
/// <param name="Sharpe">The Sharpe ratio over a risk-free rate of 0.</param>
/// <param name="Sortino">The Sortino ratio.</param>
/// <param name="MaxDrawdown">The largest loss from a peak, a fraction.</param>
/// <param name="Turnover">How often a year the portfolio is exchanged.</param>
/// <param name="Costs">What commission and slippage cost, in currency.</param>
public sealed record PerformanceFigures(
    double? TotalReturn, double? Cagr, double? PeriodsPerYear, double? Volatility, double? Sharpe, double? Sortino, double? MaxDrawdown, double? Turnover, double? Costs)
{
    internal static PerformanceFigures Of(PerformanceReport report) => new(
        report.TotalReturn, report.Cagr, report.PeriodsPerYear, report.Volatility, report.Sharpe, report.Sortino, report.MaxDrawdown, report.TurnoverPerYear, report.Costs);
}

/// <summary>Something about the prices that changed what could be done, or when.</summary>
/// <param name="Date">The day.</param>
/// <param name="Asset">The asset; null for all of them.</param>
/// <param name="Code">What kind of thing, as the documents list them.</param>
/// <param name="Message">What happened, in words.</param>
public sealed record ReplayRemark(DateOnly Date, string? Asset, string Code, string Message);

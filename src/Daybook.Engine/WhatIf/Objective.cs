using Daybook.Engine.Performance;

namespace Daybook.Engine.WhatIf;

/// <summary>A figure by which settings are preferred to others.</summary>
public sealed class Objective
{
    private readonly Func<PerformanceReport, double?> _figure;

    private Objective(string name, bool isMoreBetter, Func<PerformanceReport, double?> figure) => (Name, IsMoreBetter, _figure) = (name, isMoreBetter, figure);

    /// <summary>The compound annual growth rate: more is better.</summary>
    public static Objective Cagr { get; } = new("cagr", true, report => report.Cagr);

    /// <summary>The Sharpe ratio: more is better.</summary>
    public static Objective Sharpe { get; } = new("sharpe", true, report => report.Sharpe);

    /// <summary>The Sortino ratio: more is better.</summary>
    public static Objective Sortino { get; } = new("sortino", true, report => report.Sortino);

    /// <summary>The yearly volatility: less is better.</summary>
    public static Objective Volatility { get; } = new("volatility", false, report => report.Volatility);

    /// <summary>The largest loss from a peak: less is better.</summary>
    public static Objective MaxDrawdown { get; } = new("max_drawdown", false, report => report.MaxDrawdown);

    /// <summary>How often a year the portfolio is exchanged: less is better.</summary>
    public static Objective Turnover { get; } = new("turnover", false, report => report.TurnoverPerYear);

    /// <summary>What trading cost: less is better.</summary>
    public static Objective Costs { get; } = new("costs", false, report => report.Costs);

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<Objective> All { get; } = [Cagr, Sharpe, Sortino, Volatility, MaxDrawdown, Turnover, Costs];

    /// <summary>What is aimed at when nobody says anything else: growth, a small drawdown, little turnover.</summary>
    public static IReadOnlyList<Objective> Default { get; } = [Cagr, MaxDrawdown, Turnover];

    /// <summary>Its name, in small letters with underscores.</summary>
    public string Name { get; }

    /// <summary>True when a larger figure is better.</summary>
    public bool IsMoreBetter { get; }

    /// <summary>The objective of a name, or null.</summary>
    public static Objective? Find(string name) => All.FirstOrDefault(objective => objective.Name == name);

    /// <summary>The figure in a report, or null when the report does not define it.</summary>
    public double? FigureOf(PerformanceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return _figure(report);
    }

    /// <summary>The figure so that more is better; what is not defined is worse than anything.</summary>
    internal double Worth(PerformanceReport report) => FigureOf(report) is not { } figure ? double.NegativeInfinity : IsMoreBetter ? figure : -figure;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

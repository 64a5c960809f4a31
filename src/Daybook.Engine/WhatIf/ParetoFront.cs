using Daybook.Engine.Performance;

namespace Daybook.Engine.WhatIf;

/// <summary>
/// The settings that no others beat. One beats another when it is at least as good in every objective and better in one (Pareto, Manuale di economia politica, 1906); what nobody
/// beats is on the front, equals of it too. A figure that is not defined counts as worse than any that is, and as equal to another that is not.
/// </summary>
/// <remarks>The front says which settings are worth a look, not which are good: among many variants some look good by chance alone.</remarks>
internal static class ParetoFront
{
    /// <summary>The places of those on the front, ascending.</summary>
    /// <param name="reports">The reports of the settings.</param>
    /// <param name="objectives">What is aimed at, or null for <see cref="Objective.Default"/>; not empty.</param>
    /// <exception cref="ArgumentException">There is no objective.</exception>
    public static IReadOnlyList<int> Of(IReadOnlyList<PerformanceReport> reports, IReadOnlyList<Objective>? objectives = null)
    {
        objectives ??= Objective.Default;
        if (objectives.Count == 0)
            throw new ArgumentException("There is no objective.", nameof(objectives));
        return Of([.. reports.Select(report => objectives.Select(objective => objective.Worth(report)).ToArray())]);
    }

    /// <summary>The places of the rows that no other row beats; all rows have the same length, and more is better.</summary>
    internal static IReadOnlyList<int> Of(double[][] rows)
    {
        int[] bestFirst = [.. Enumerable.Range(0, rows.Length)];
        Array.Sort(bestFirst, (one, other) => Compare(rows[other], rows[one]));

        // What beats a row stands before it, and so does a member of the front that beats it: beating is transitive.
        var front = new List<int>();
        foreach (var place in bestFirst)
        {
            if (!front.Exists(member => Beats(rows[member], rows[place])))
                front.Add(place);
        }

        front.Sort();
        return front;
    }

    internal static bool Beats(double[] one, double[] other)
    {
        var isBetter = false;
        for (var i = 0; i < one.Length; i++)
        {
            if (one[i] < other[i])
                return false;
            isBetter |= one[i] > other[i];
        }

        return isBetter;
    }

    private static int Compare(double[] one, double[] other)
    {
        for (var i = 0; i < one.Length; i++)
        {
            if (one[i].CompareTo(other[i]) is not 0 and var order)
                return order;
        }

        return 0;
    }
}

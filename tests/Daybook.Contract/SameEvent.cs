using Daybook.Events;
using Xunit.Sdk;

namespace Daybook.Contract;

/// <summary>Compares two events column by column, so that a failure names the column.</summary>
public static class SameEvent
{
    private static readonly (string Column, Func<PortfolioEvent, object?> Value)[] Columns =
    [
        ("id", one => one.Id),
        ("occurred", one => one.OccurredAt),
        ("recorded", one => one.RecordedAt),
        ("type", one => one.Type.Name),
        ("category", one => one.Category.Name),
        ("built-in type", one => one.Type.IsBuiltIn),
        ("trace", one => one.TraceId),
        ("session", one => one.SessionId),
        ("asset", one => one.Asset),
        ("regime", one => one.Regime),
        ("action", one => one.Action),
        ("reason", one => one.Reason),
        ("score before", one => one.ScoreBefore),
        ("score after", one => one.ScoreAfter),
        ("size before", one => one.SizeBefore),
        ("size after", one => one.SizeAfter),
        ("allocation", one => one.PortfolioAllocation),
        ("active positions", one => one.ActivePositions),
        ("metadata", one => one.Metadata?.ToString()),
        ("execution time", one => one.ExecutionTimeMs),
        ("actor", one => one.Actor),
        ("origin", one => one.Origin),
    ];

    public static void Assert(PortfolioEvent expected, PortfolioEvent actual)
    {
        foreach (var (column, value) in Columns)
        {
            if (!Equals(value(expected), value(actual)))
                throw new XunitException($"Event {expected.Id}, {column}: expected '{value(expected)}', found '{value(actual)}'.");
        }

        if (!expected.Equals(actual))
            throw new XunitException($"Event {expected.Id} differs in a column that this comparison does not know.");
    }

    public static void AssertAll(IReadOnlyList<PortfolioEvent> expected, IReadOnlyList<PortfolioEvent> actual)
    {
        if (expected.Count != actual.Count)
            throw new XunitException($"Expected {expected.Count} events, found {actual.Count}: {string.Join(' ', actual.Select(one => one.Id))}.");
        for (var i = 0; i < expected.Count; i++)
            Assert(expected[i], actual[i]);
    }
}

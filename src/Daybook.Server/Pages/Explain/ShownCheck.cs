using System.Globalization;
using Daybook.Charts;
using Daybook.Decisions;
using Daybook.Filters;
using Daybook.Operations.Explaining;

namespace Daybook.Server.Pages.Explain;

/// <summary>A rule that was evaluated, with the number that it looked at beside its limit. Texts out of events are untrusted.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Verdict">What it said.</param>
/// <param name="Code">Its closed reason code, or null.</param>
/// <param name="Reason">Why, in words, or null.</param>
internal sealed record ShownCheck(string Rule, CheckVerdict Verdict, string? Code, string? Reason)
{
    /// <summary>What it looked at, such as <c>recent_cycles</c>; null: only the rule says it.</summary>
    public string? Measured { get; init; }

    /// <summary>What it saw, as people read it, or null.</summary>
    public string? Observed { get; init; }

    /// <summary>Its limit, as people read it, or null.</summary>
    public string? Limit { get; init; }

    /// <summary>What must hold between the two for it to pass, or null.</summary>
    public CompareOperator? Comparison { get; init; }

    /// <summary>The unit of both, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>From when on it does not block any more, or null.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The event that recorded it, or null.</summary>
    public long? EventId { get; init; }

    /// <summary>False when the chain had ended before: it says what would have been.</summary>
    public bool IsConsulted { get; init; } = true;

    /// <summary>What it saw, as a number; null: none.</summary>
    public double? ObservedNumber { get; init; }

    /// <summary>Its limit, as a number; null: none.</summary>
    public double? LimitNumber { get; init; }

    /// <summary>What a protection of the engine said.</summary>
    public static ShownCheck Of(VerdictFacts said, long? eventId) => new(said.Rule, said.Verdict, said.Code, said.Reason)
    {
        Observed = said.Observed is { } observed ? Quantity.Number(observed) : null,
        Limit = said.Threshold is { } limit ? Quantity.Number(limit) : null,
        ObservedNumber = said.Observed,
        LimitNumber = said.Threshold,
        Until = said.BlockedUntil,
        EventId = eventId,
        IsConsulted = said.Consulted,
    };

    /// <summary>What a recorded rule said: a row for each number that it went by.</summary>
    public static IEnumerable<ShownCheck> Of(CheckFacts check)
    {
        var plain = new ShownCheck(check.Rule, check.Verdict, check.Code, check.Reason) { Until = check.BlockedUntil, EventId = check.EventId };
        return check.Measures.Count == 0 ? [plain] : check.Measures.Select(measure => plain with
        {
            Measured = measure.Name,
            Observed = Text(measure.Observed),
            Limit = measure.Threshold is { } limit ? Text(limit) : null,
            ObservedNumber = Number(measure.Observed),
            LimitNumber = Number(measure.Threshold),
            Comparison = measure.Comparison,
            Unit = measure.Unit,
        });
    }

    /// <summary>It on its scale; null: it has no number.</summary>
    /// <param name="id">Begins the ids of the picture.</param>
    public Picture? Draw(string id) => ObservedNumber is null && LimitNumber is null ? null : ScaleChart.Draw(
        new ScaleCheck(Measured is { } measured && measured != "observed" ? $"{Rule}, {measured}" : Rule, ObservedNumber, LimitNumber, Verdict switch
        {
            CheckVerdict.Passed => ScaleVerdict.Passed,
            CheckVerdict.Blocked or CheckVerdict.Failed => ScaleVerdict.Refused,
            CheckVerdict.Overridden => ScaleVerdict.Overridden,
            _ => ScaleVerdict.Noted,
        })
        {
            Comparison = Comparison switch
            {
                CompareOperator.Less => ScaleComparison.Less,
                CompareOperator.LessOrEqual => ScaleComparison.LessOrEqual,
                CompareOperator.Greater => ScaleComparison.Greater,
                CompareOperator.GreaterOrEqual => ScaleComparison.GreaterOrEqual,
                CompareOperator.Equal => ScaleComparison.Equal,
                CompareOperator.NotEqual => ScaleComparison.NotEqual,
                _ => null,
            },
            Measure = Measure.Number(Unit ?? ""),
        },
        new PictureFrame(id, Rule, 300, 36));

    private static string Text(string recorded) => Number(recorded) is { } number ? Quantity.Number(number) : recorded;

    private static double? Number(string? recorded) => double.TryParse(recorded, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}

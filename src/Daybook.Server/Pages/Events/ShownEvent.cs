using System.Globalization;
using Daybook.Decisions;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations.EventDetails;

namespace Daybook.Server.Pages.Events;

/// <summary>One event in full: every field that it has, and its metadata.</summary>
/// <param name="Answer">The event, and what it belongs to.</param>
/// <param name="Fields">Its fields, in the order of reading.</param>
/// <param name="Metadata">Its metadata.</param>
internal sealed record ShownEvent(EventAnswer Answer, IReadOnlyList<ShownValue> Fields, ShownMetadata Metadata)
{
    /// <summary>The event.</summary>
    public PortfolioEvent Event => Answer.Event;

    /// <summary>Whether it records a decision, which can be explained by its id.</summary>
    public bool IsDecision { get; } = Decision.Of(Answer.Event) is not null;

    /// <summary>Reads an event.</summary>
    public static ShownEvent Of(EventAnswer answer)
    {
        var shown = answer.Event;
        List<ShownValue?> fields =
        [
            Text(EventField.Type, shown.Type.Name) is { } type ? type with { Meaning = shown.Type.IsForeign ? null : shown.Type.Description } : null,
            Text(EventField.Category, shown.Category.Name),
            new ShownValue("severity", shown.Type.Severity.ToString().ToLowerInvariant(), Filter.Equal(EventField.Severity, shown.Type.Severity).ToString()),
            Time("occurred", shown.OccurredAt, "The decision's own time, simulated in a backtest"),
            Time("recorded", shown.RecordedAt, "When the journal stored it"),
            Text(EventField.Asset, shown.Asset),
            Text(EventField.Action, shown.Action),
            Text(EventField.Reason, shown.Reason),
            Text(EventField.Regime, shown.Regime),
            Number(EventField.ScoreBefore, shown.ScoreBefore, Quantity.Number),
            Number(EventField.ScoreAfter, shown.ScoreAfter, Quantity.Number),
            Number(EventField.SizeBefore, shown.SizeBefore, Quantity.Percent),
            Number(EventField.SizeAfter, shown.SizeAfter, Quantity.Percent),
            Number(EventField.PortfolioAllocation, shown.PortfolioAllocation, Quantity.Percent),
            Number(EventField.ActivePositions, shown.ActivePositions, Quantity.Number),
            Number(EventField.ExecutionTime, shown.ExecutionTimeMs, Quantity.Milliseconds),
            Text(EventField.Portfolio, answer.Portfolio),
            Text(EventField.Session, shown.SessionId),
            Text(EventField.Trace, shown.TraceId) is { } trace ? trace with { Meaning = answer.Operation } : null,
            Text(EventField.Actor, shown.Actor),
            Text(EventField.Origin, shown.Origin),
        ];
        return new ShownEvent(answer, [.. fields.OfType<ShownValue>()], ShownMetadata.Of(shown));
    }

    private static ShownValue? Text(EventField field, string? value) =>
        value is null ? null : new ShownValue(NameOf(field), value, value.Length > ShownMetadata.LongestCondition ? null : Filter.Equal(field, value).ToString());

    private static ShownValue? Number(EventField field, double? value, Func<double, string> inWords) =>
        value is not { } number ? null : new ShownValue(NameOf(field), inWords(number), Filter.Equal(field, number).ToString()) { Meaning = number.ToString("R", CultureInfo.InvariantCulture) };

    // A moment is shared by few events, so that a filter by it helps nobody.
    private static ShownValue Time(string name, DateTimeOffset at, string meaning) => new(name, IsoTime.Format(at), null) { Time = at, Meaning = meaning };

    private static string NameOf(EventField field) => FilterField.Of(field).ToString().Replace('_', ' ');
}

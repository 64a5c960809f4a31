using Daybook.Events;
using Daybook.Filters.Conditions;
using Daybook.Filters.Planning;

namespace Daybook.Filters;

/// <summary>
/// What narrows the search for a filter's events: bounds, and values that a field must have. Every event that matches satisfies all of it;
/// not every event that satisfies it matches, so rows are still tested unless <see cref="IsExact"/>. Immutable.
/// </summary>
public sealed class FilterPlan
{
    /// <summary>The fields whose values a plan can name, in the order of <see cref="Describe"/>.</summary>
    public static IReadOnlyList<EventField> PostingFields { get; } =
    [
        EventField.Asset, EventField.Type, EventField.Category, EventField.Regime, EventField.Action, EventField.Session, EventField.Trace,
    ];

    private readonly Dictionary<EventField, IReadOnlySet<string>> _admitted;

    private FilterPlan(Narrowing narrowing, string? reasonPart)
    {
        Occurred = narrowing.Occurred;
        Id = narrowing.Id;
        IsNever = narrowing.IsNever;
        IsExact = narrowing.IsExact;
        ReasonPart = reasonPart;
        _admitted = narrowing.Texts.ToDictionary(pair => pair.Key, IReadOnlySet<string> (pair) => pair.Value);
    }

    /// <summary>The bounds of <c>occurred</c> in microseconds (<see cref="Microseconds"/>).</summary>
    public PlanBounds Occurred { get; }

    /// <summary>The bounds of the id.</summary>
    public PlanBounds Id { get; }

    /// <summary>True when no event can match.</summary>
    public bool IsNever { get; }

    /// <summary>True when the plan is the whole condition: what satisfies it matches.</summary>
    public bool IsExact { get; }

    /// <summary>A text that the reason of every matching event holds, without case; null: none is known. A store can look for it before it makes an event of a row.</summary>
    public string? ReasonPart { get; }

    /// <summary>The values of one of the <see cref="PostingFields"/> that a matching event can have, never null among them; null: any, and none too. Regimes are compared without case, here too.</summary>
    public IReadOnlySet<string>? Admitted(EventField field) => _admitted.GetValueOrDefault(field);

    /// <summary>The plan of a tree.</summary>
    public static FilterPlan Of(Condition tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return new FilterPlan(Narrowing.Of(tree), ReasonPartOf(tree));
    }

    /// <summary>The plan in lines for people: what narrows, and by which means.</summary>
    public IReadOnlyList<string> Describe()
    {
        if (IsNever)
            return ["no event can match: nothing is read"];
        var lines = new List<string>();
        foreach (var field in PostingFields)
        {
            if (Admitted(field) is { } values)
                lines.Add($"{FieldNames.Of(field)} in ({List(values)}): postings");
        }

        AddBounds(lines, EventField.Occurred, Occurred, FilterValue.OfMicros);
        AddBounds(lines, EventField.Id, Id, id => id);
        if (!IsExact)
            lines.Add("rest: read and tested");
        return lines;
    }

    // The longest of several is the rarest.
    private static string? ReasonPartOf(Condition tree) => tree switch
    {
        Contains { Field: { Kind: FieldKind.Text, Column: EventField.Reason } } contains => contains.Part,
        And and => and.Operands.Select(ReasonPartOf).MaxBy(part => part?.Length ?? -1),
        _ => null,
    };

    private static void AddBounds(List<string> lines, EventField field, PlanBounds bounds, Func<long, FilterValue> show)
    {
        if (bounds.Min != long.MinValue)
            lines.Add($"{FieldNames.Of(field)} >= {show(bounds.Min)}: block bounds");
        if (bounds.Max != long.MaxValue)
            lines.Add($"{FieldNames.Of(field)} <= {show(bounds.Max)}: block bounds");
    }

    private static string List(IReadOnlySet<string> values)
    {
        const int Shown = 5;
        var shown = string.Join(", ", values.Order(StringComparer.Ordinal).Take(Shown).Select(value => (FilterValue)value));
        return values.Count > Shown ? $"{shown} and {values.Count - Shown} more" : shown;
    }
}

using Daybook.Filters.Conditions;

namespace Daybook.Filters.Planning;

/// <summary>
/// What one node of a tree narrows, while the plan is being made. <c>and</c> intersects, <c>or</c> unites field by field; <c>not</c> and what names no
/// bound or value narrow nothing. Owned by the one who asked for it, who may change it.
/// </summary>
internal sealed class Narrowing
{
    public PlanBounds Occurred { get; private set; } = PlanBounds.None;

    public PlanBounds Id { get; private set; } = PlanBounds.None;

    /// <summary>The values that each restricted field may have.</summary>
    public Dictionary<EventField, HashSet<string>> Texts { get; } = [];

    /// <summary>True when this is all that the node says.</summary>
    public bool IsExact { get; private set; }

    public bool IsNever { get; private set; }

    private bool RestrictsOneField => Texts.Count + (Occurred == PlanBounds.None ? 0 : 1) + (Id == PlanBounds.None ? 0 : 1) <= 1;

    public static Narrowing Of(Condition condition)
    {
        switch (condition)
        {
            case And and:
                var all = Of(and.Operands[0]);
                foreach (var operand in and.Operands.Skip(1))
                    all.Intersect(Of(operand));
                return all;
            case Or or:
                var any = Of(or.Operands[0]);
                foreach (var operand in or.Operands.Skip(1))
                    any = Unite(any, Of(operand));
                return any;
            case Compare { Operator: CompareOperator.Equal } compare when FilterPlan.PostingFields.Contains(compare.Field.Column):
                return OfTexts(compare.Field.Column, [compare.Value]);
            case In @in when FilterPlan.PostingFields.Contains(@in.Field.Column):
                return OfTexts(@in.Field.Column, @in.Values);
            case Compare compare when compare.Field.Column == EventField.Occurred:
                return new Narrowing { Occurred = ValueBounds.OfTime(compare), IsExact = compare.Operator != CompareOperator.NotEqual };
            case In @in when @in.Field.Column == EventField.Occurred:
                return new Narrowing { Occurred = ValueBounds.OfTimes(@in.Values), IsExact = @in.Values.Count == 1 };
            case Compare compare when compare.Field.Column == EventField.Id:
                var bounds = ValueBounds.OfId(compare.Operator, compare.Value.Number);
                return new Narrowing { Id = bounds, IsExact = bounds != PlanBounds.None }.SettleNever();
            case In @in when @in.Field.Column == EventField.Id:
                return new Narrowing { Id = ValueBounds.OfIds(@in.Values) }.SettleNever();
            case OfPortfolio of when of.FindSessions() is { } sessions:
                // Imports may hold other events under the same session ids.
                return new Narrowing { Texts = { [EventField.Session] = sessions.ToHashSet(StringComparer.Ordinal) } }.SettleNever();
            default:
                return new Narrowing();
        }
    }

    private static Narrowing OfTexts(EventField field, IEnumerable<FilterValue> values) => new()
    {
        Texts = { [field] = values.Select(value => value.Text).ToHashSet(StringComparer.FromComparison(EventValues.Comparison(field))) },
        IsExact = true,
    };

    private void Intersect(Narrowing other)
    {
        Occurred = Occurred.Intersect(other.Occurred);
        Id = Id.Intersect(other.Id);
        foreach (var (field, values) in other.Texts)
        {
            if (Texts.TryGetValue(field, out var mine))
                mine.IntersectWith(values);
            else
                Texts[field] = values;
        }

        IsExact &= other.IsExact;
        IsNever |= other.IsNever;
        SettleNever();
    }

    private static Narrowing Unite(Narrowing left, Narrowing right)
    {
        if (left.IsNever)
            return right;
        if (right.IsNever)
            return left;

        // Two ranges with a gap between them, or sides that restrict several fields, unite to more than either says.
        left.IsExact &= right.IsExact && left.Texts.Count == 1 && left.RestrictsOneField && right.RestrictsOneField && right.Texts.Keys.SequenceEqual(left.Texts.Keys);
        left.Occurred = left.Occurred.Union(right.Occurred);
        left.Id = left.Id.Union(right.Id);
        foreach (var field in left.Texts.Keys.ToList())
        {
            if (right.Texts.TryGetValue(field, out var values))
                left.Texts[field].UnionWith(values);
            else
                left.Texts.Remove(field);
        }

        return left;
    }

    private Narrowing SettleNever()
    {
        IsNever = IsNever || Occurred.IsEmpty || Id.IsEmpty || Texts.Values.Any(values => values.Count == 0);
        return this;
    }
}

using CsCheck;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Filters.Conditions;

namespace Daybook.Contract.Making;

/// <summary>Random trees and random events over so few values that they often meet.</summary>
public static class RandomFilters
{
    /// <summary>What relative times count from.</summary>
    public static readonly DateTimeOffset Now = new(2025, 3, 10, 12, 0, 0, TimeSpan.Zero);

    // All that an event says by itself; which portfolio it is of, only a reader can tell.
    private static readonly EventField[] Said = [.. Enum.GetValues<EventField>().Where(column => column != EventField.Portfolio)];

    private static readonly Gen<string> Text = Gen.OneOf("a", "b", "A", "ab", "it's", "aé", "", "\t", "2025-03-05", "1");
    private static readonly Gen<string> Pattern = Gen.OneOf("a%", "%b", "_", "%", "A_", @"\%", "a", "%'%", "");
    private static readonly Gen<double> Number = Gen.OneOf(-1, 0, 0.5, 1, 2, 1e300);
    private static readonly Gen<long> Micros = Gen.OneOf(-1, 0, 1, Microseconds.From(Now), Microseconds.From(new DateTimeOffset(2025, 3, 5, 0, 0, 0, TimeSpan.Zero)));
    private static readonly Gen<CompareOperator> Operator = Gen.Enum<CompareOperator>();

    private static readonly Gen<FilterField> Place = Gen.OneOf(
        FilterField.InMetadata("a"),
        FilterField.InMetadata("a", "b"),
        FilterField.InMetadata("list", "1"),
        FilterField.InMetadata("odd \"key.", ""),
        FilterField.InMetadata("missing"));

    private static readonly Gen<EventType> Type = Gen.OneOf(
        EventType.Define("made_up_a", EventCategory.Protection, Severity.Warning),
        EventType.Define("made_up_b", EventCategory.Error),
        EventType.Foreign("a", EventCategory.Foreign("b")));

    private static readonly Gen<Metadata?> Json = Gen.OneOf<string?>(
        null,
        """{"a":1,"list":[true,"a"]}""",
        """{"a":{"b":"a"},"list":["x",2]}""",
        """{"a":"2025-03-05","odd \"key.":{"":"it's"}}""",
        """{"x":{"a":[]},"a":[],"list":[[1],{"a":1}]}""",
        """{"a":"\u0061b","list":[1]}""",
        """{"a":null}""",
        """{"a":true,"a.b":1,"list":[0,false]}""").Select(json => json is null ? null : Metadata.Parse(json));

    /// <summary>An event with few of its columns filled, and those with few values.</summary>
    public static readonly Gen<PortfolioEvent> Event =
        Gen.Select(Gen.Select(Type, Micros, Micros, Gen.Long[0, 3]), Gen.Select(Nullable(Text), Nullable(Text), Nullable(Text), Nullable(Text)).Array[2], Nullable(Number).Array[6], Json)
            .Select((head, texts, numbers, json) => PortfolioEvent.Restore(new EventFields
            {
                Type = head.Item1,
                OccurredMicros = head.Item2,
                RecordedMicros = head.Item3,
                Id = head.Item4,
                ActivePositions = head.Item4 == 0 ? null : head.Item4 - 1,
                TraceId = texts[0].Item1,
                SessionId = texts[0].Item2,
                Asset = texts[0].Item3,
                Regime = texts[0].Item4,
                Action = texts[1].Item1,
                Reason = texts[1].Item2 ?? "a",
                Actor = texts[1].Item3,
                Origin = texts[1].Item4,
                ScoreBefore = Value(numbers[0]),
                ScoreAfter = Value(numbers[1]),
                SizeBefore = Value(numbers[2]),
                SizeAfter = Value(numbers[3]),
                PortfolioAllocation = Value(numbers[4]),
                ExecutionTimeMs = Value(numbers[5]),
                Metadata = json,
            }));

    /// <summary>Trees of every kind of condition.</summary>
    public static readonly Gen<Condition> Tree = OfDepth(4, Leaf());

    /// <summary>Trees of what a plan narrows by, so that bounds and values meet in every combination.</summary>
    public static readonly Gen<Condition> NarrowingTree = OfDepth(3, NarrowingLeaf());

    private static Gen<Condition> OfDepth(int depth, Gen<Condition> leaf)
    {
        if (depth == 0)
            return leaf;
        var inner = OfDepth(depth - 1, leaf);
        return Gen.Frequency(
            (2, leaf),
            (2, inner.Array[2, 4].Select(operands => (Condition)new And(operands))),
            (2, inner.Array[2, 4].Select(operands => (Condition)new Or(operands))),
            (1, inner.Select(operand => (Condition)new Not(operand))));
    }

    private static Gen<Condition> Leaf() => Gen.OneOf(
        Columns(FieldKind.Text).SelectMany(field => Values(field, Text.Select(text => (FilterValue)text))),
        Columns(FieldKind.Number).SelectMany(field => Values(field, Number.Select(number => (FilterValue)number))),
        Columns(FieldKind.Time).SelectMany(field => Values(field, Micros.Select(FilterValue.OfMicros))),
        Columns(FieldKind.Severity).SelectMany(field => Values(field, Gen.Enum<Severity>().Select(severity => (FilterValue)severity))),
        Place.SelectMany(field => Values(field, Text.Select(text => (FilterValue)text))),
        Place.SelectMany(field => Values(field, Number.Select(number => (FilterValue)number))),
        Place.SelectMany(field => Values(field, Micros.Select(FilterValue.OfMicros))),
        Gen.Select(Place, Gen.Bool).Select((place, truth) => (Condition)new Compare(place, truth ? CompareOperator.Equal : CompareOperator.NotEqual, true)),
        Gen.Select(Gen.OneOf(Columns(FieldKind.Text), Place), Pattern).Select((field, pattern) => (Condition)new Like(field, pattern)),
        Gen.Select(Gen.OneOf(Columns(FieldKind.Text), Place), Text).Select((field, part) => (Condition)new Contains(field, part)),
        Gen.OneOf(Columns(Said), Place).Select(field => (Condition)new IsNull(field)));

    private static Gen<Condition> NarrowingLeaf() => Gen.OneOf(
        Columns(EventField.Asset, EventField.Category, EventField.Regime).SelectMany(field => Values(field, Gen.OneOf("a", "b", "A", "error").Select(text => (FilterValue)text))),
        Columns(EventField.Occurred).SelectMany(field => Values(field, Micros.Select(FilterValue.OfMicros))),
        Columns(EventField.Id).SelectMany(field => Values(field, Gen.OneOf(0, 1, 1.5, 2, 3, -1e300).Select(number => (FilterValue)number))));

    private static Gen<Condition> Values(FilterField field, Gen<FilterValue> value) => Gen.OneOf(
        Gen.Select(Operator, value).Select((@operator, right) => (Condition)new Compare(field, @operator, right)),
        value.Array[1, 4].Select(values => (Condition)new In(field, values)));

    private static Gen<FilterField> Columns(FieldKind kind) =>
        Columns([.. Said.Where(column => FilterField.Of(column).Kind == kind)]);

    private static Gen<FilterField> Columns(params EventField[] columns) => Gen.OneOf(columns).Select(FilterField.Of);

    private static Gen<T?> Nullable<T>(Gen<T> value) => Gen.Select(Gen.Int[0, 3], value).Select((dice, given) => dice == 0 ? default : given);

    // A number of 0 stands for an absent one here, since a generic default is not null.
    private static double? Value(double number) => number == 0 ? null : number;
}

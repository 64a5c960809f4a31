using CsCheck;
using Daybook.Events;

namespace Daybook.Tests.Events.Support;

/// <summary>Random valid parts of events.</summary>
internal static class Generate
{
    /// <summary>Texts of all kinds, control characters and characters outside the first plane included, half surrogate pairs excluded.</summary>
    public static readonly Gen<string> Text = Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\u0001', '\ud7ff'], Gen.Char['\ue000', '\uffff'])
        .Select(c => c.ToString())
        .Where(text => text.Length == 1)
        .Array[0, 12]
        .Select(Gen.OneOf("", "\U0001F4C8", "\"", "\\"), (parts, tail) => string.Concat(parts) + tail);

    public static readonly Gen<double> Number = Gen.Double.Where(double.IsFinite).Select(number => number == 0 ? 0 : number);

    public static readonly Gen<DateTimeOffset> Time = Gen.Long[Microseconds.Min, Microseconds.Max].Select(Microseconds.ToTime);

    public static readonly Gen<Metadata> Metadata = Gen.Select(
        Text, Number, Gen.Long, Gen.Bool, (text, number, whole, flag) => Daybook.Events.Metadata.Of(
            ("text", text), ("number", number), ("whole", whole), ("flag", flag), ("none", (string?)null), ("list", new[] { text, "x" }))!);

    /// <summary>Columns of an imported event: any category, any action, any columns.</summary>
    public static readonly Gen<EventFields> ForeignFields =
        from type in Text.Where(text => text.Length > 0)
        from category in Gen.OneOf(Text, Gen.Const("portfolio"))
        from time in Time
        from texts in Gen.Null(Text).Array[8]
        from numbers in Gen.Nullable(Number).Array[6]
        from positions in Gen.Nullable(Gen.Long)
        from metadata in Gen.Null(Metadata)
        select new EventFields
        {
            Type = EventType.Foreign(type, EventCategory.Foreign(category)),
            OccurredMicros = Microseconds.From(time),
            TraceId = texts[0],
            SessionId = texts[1],
            Asset = texts[2],
            Regime = texts[3],
            Action = texts[4],
            Reason = texts[5],
            Actor = texts[6],
            Origin = "from " + texts[7],
            ScoreBefore = numbers[0],
            ScoreAfter = numbers[1],
            SizeBefore = numbers[2],
            SizeAfter = numbers[3],
            PortfolioAllocation = numbers[4],
            ExecutionTimeMs = numbers[5],
            ActivePositions = positions,
            Metadata = metadata,
        };
}

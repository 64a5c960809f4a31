using CsCheck;
using Daybook.Events;

namespace Daybook.Contract.Making;

/// <summary>Generators of whole events.</summary>
public static class GenerateEvents
{
    private const int Short = 256;

    private static readonly Gen<string?> Asset = Optional(Gen.Frequency<string>((8, Gen.OneOf("AAPL", "NVDA", "TSLA", "^VIX")), (1, Generate.Text(Short))));

    private static readonly Gen<string?> Regime = Optional(Gen.Frequency<string>((8, Gen.OneOf("Goldilocks", "DEFLATION", "deflation")), (1, Generate.Text(Short))));

    private static readonly Gen<string?> Session = Optional(Gen.Frequency<string>((8, Gen.OneOf("s-1", "s-2", "0190163d-8694-739b-aea5-966c26f8ad90")), (1, Generate.Text(Short))));

    // Ids in a GUID's form, and texts that only look like one, since a store may pack the former.
    private static readonly Gen<string?> Trace = Optional(Gen.Frequency<string>(
        (4, Gen.Guid.Select(id => id.ToString())), (4, Gen.OneOf(
            "t-1",
            "0190163D-8694-739B-AEA5-966C26F8AD90",
            "+190163d-8694-739b-aea5-966c26f8ad90",
            "0x90163d-8694-739b-aea5-966c26f8ad90",
            "00000000-0000-0000-0000-000000000000")), (1, Generate.Text(Short))));

    private static readonly Gen<string?> Free = Optional(Generate.Text(Short));

    private static readonly Gen<double?> Number = Gen.Frequency<double?>((2, Generate.Number.Select(number => (double?)number)), (1, Gen.Const((double?)null)));

    private static readonly Gen<long?> Count = Gen.Frequency<long?>(
        (2, Gen.OneOf<long>(Gen.Long[0, 40], Gen.OneOf(0L, long.MaxValue, 1L << 53)).Select(count => (long?)count)), (1, Gen.Const((long?)null)));

    private static readonly Gen<Metadata?> Facts = Gen.Frequency<Metadata?>((2, GenerateMetadata.Any.Select(metadata => (Metadata?)metadata)), (3, Gen.Const((Metadata?)null)));

    private static readonly Gen<EventFields> Columns = Gen.Select(
        Gen.Select(Generate.Moment, Trace, Session, Asset, Regime, Free, Generate.Text(16 * 1024)),
        Gen.Select(Number, Number, Number, Number, Number, Number),
        Count,
        Facts,
        (texts, numbers, count, facts) => new EventFields
        {
            OccurredMicros = texts.Item1,
            TraceId = texts.Item2,
            SessionId = texts.Item3,
            Asset = texts.Item4,
            Regime = texts.Item5,
            Actor = texts.Item6,
            Reason = texts.Item7,
            ScoreBefore = numbers.Item1,
            ScoreAfter = numbers.Item2,
            SizeBefore = numbers.Item3,
            SizeAfter = numbers.Item4,
            PortfolioAllocation = numbers.Item5,
            ExecutionTimeMs = numbers.Item6,
            ActivePositions = count,
            Metadata = facts,
        });

    /// <summary>An event as the system records it.</summary>
    public static Gen<PortfolioEvent> Native { get; } = Gen.Select(Columns, Generate.Type, Free, Gen.Int[0, 10], (columns, type, action, choice) =>
    {
        columns.Type = type;
        columns.Action = type.Actions.Count == 0 ? action : type.Actions[choice % type.Actions.Count];
        columns.Reason = string.IsNullOrWhiteSpace(columns.Reason) ? "a reason" : columns.Reason;
        columns.ExecutionTimeMs = columns.ExecutionTimeMs is { } time ? Math.Abs(time) : null;
        return PortfolioEvent.Create(Make.Complete(columns));
    });

    /// <summary>An event as an import finds it: names and categories of any kind, empty texts, negative counts.</summary>
    public static Gen<PortfolioEvent> Imported { get; } = Gen.Select(
        Columns,
        Gen.OneOf<string>(Generate.Type.Select(type => type.Name), Generate.Text(Short)),
        Gen.OneOf<string>(Gen.Int[0, 6].Select(index => EventCategory.All[index].Name), Generate.Text(Short)),
        Free,
        Gen.OneOf<string>(Gen.OneOf("run-7", "journal.jsonl"), Generate.Text(Short).Where(text => text.Length > 0)),
        Gen.Bool,
        (columns, type, category, action, origin, turn) =>
        {
            columns.Type = EventType.Foreign(type, EventCategory.Foreign(category));
            columns.Action = action;
            columns.Origin = origin;
            columns.ActivePositions = turn && columns.ActivePositions is { } count ? -count : columns.ActivePositions;
            return PortfolioEvent.Import(columns);
        });

    /// <summary>Either.</summary>
    public static Gen<PortfolioEvent> Any { get; } = Gen.Frequency<PortfolioEvent>((3, Native), (2, Imported));

    private static Gen<string?> Optional(Gen<string> text) => Gen.Frequency<string?>((4, text.Select(value => (string?)value)), (1, Gen.Const((string?)null)));
}

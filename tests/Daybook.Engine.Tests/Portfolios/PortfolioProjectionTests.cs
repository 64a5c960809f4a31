using CsCheck;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Engine.Tests.Portfolios;

/// <summary>The fold of one portfolio: which types say something to it, and whose events they are.</summary>
public sealed class PortfolioProjectionTests
{
    private static readonly DateTimeOffset s_at = new(2025, 3, 5, 21, 0, 0, TimeSpan.Zero);
    private static readonly string[] s_sessions = ["a", "b", "c", "d"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Events_of_other_types_change_nothing()
    {
        var state = Rich();
        var recordable = EventTypes.All.Where(type => !type.IsJournalsOwn).ToList();
        var others = recordable.Where(type => !EngineState.Types.Contains(type)).ToList();

        Assert.Equal(recordable.Count, others.Count + EngineState.Types.Count);
        Assert.All(others, type => Assert.Same(state, state.Apply(Any(type))));
    }

    [Fact]
    public void Every_type_that_is_named_says_something()
    {
        Assert.All(EngineState.Types, type => Assert.Contains(RandomHistories().Where(happened => happened.Type.Equals(type)), happened => !ReferenceEquals(Rich(), Rich().Apply(happened))));
    }

    [Fact]
    public async Task Whose_events_are_folded_is_what_the_books_say()
    {
        var session = Gen.OneOf("a", "b", "c", "d");
        var start = Gen.Select(session, Gen.OneOf("rebalance", "replay", "backtest run", "import"), Gen.OneOf<string?>("a", "b", "c", "d", null), Gen.OneOf<string?>(null, null, "elsewhere"), Gen.OneOf<string?>(null, null, "us", "eu"))
            .Select((id, kind, parent, origin, name) => PortfolioEvent.Restore(new EventFields
            {
                Type = EventTypes.SessionStart,
                OccurredMicros = Microseconds.From(s_at),
                SessionId = id,
                Origin = origin,
                Action = "start",
                Reason = "began",
                Metadata = Metadata.Parse($$"""{"kind":"{{kind}}"{{(parent is null ? "" : $",\"parent_session_id\":\"{parent}\"")}}{{(name is null ? "" : $",\"portfolio\":\"{name}\"")}}}"""),
            }));
        var trade = Gen.Select(Gen.OneOf<string?>("a", "b", "c", "d", null), Gen.Int[0, 5], Gen.OneOf<string?>(null, null, null, "elsewhere"))
            .Select((id, asset, origin) => PortfolioEvent.Restore(Happened.Opened($"A{asset}", s_at).ToFields() with { SessionId = id, Origin = origin }));
        await Gen.OneOf(start, trade, trade).Array[1, 40].SampleAsync(
            async events =>
            {
                // A session that begins twice as something else is a contradiction, which the audit names; here each begins once.
                PortfolioEvent[] once = [.. events.DistinctBy(happened => happened.Type.Equals(EventTypes.SessionStart) ? happened.Origin + happened.SessionId : happened.GetHashCode().ToString(System.Globalization.CultureInfo.InvariantCulture))];
                await using var store = new MemoryStore();
                store.Append([new AppendRequest(once)], Durability.Committed);
                var reader = new JournalReader(store);
                foreach (var (run, portfolio) in ((string?, string?)[])[(null, null), (null, "us"), (null, "eu"), .. s_sessions.Select(session => ((string?)session, (string?)null))])
                {
                    var books = new PortfolioBooks();
                    var meant = Meant(once, run, portfolio);
                    var expected = once.Where(happened => books.Of(happened) == meant && happened.Asset is not null).Select(happened => happened.Asset!).Distinct().Order(StringComparer.Ordinal);
                    Assert.Equal(expected, (await StateReader.ReadAsync(reader, new StateQuery { Run = run, Portfolio = portfolio }, Token)).Engine.Positions.Positions.Keys);
                }
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public async Task What_comes_behind_a_runs_end_is_not_the_runs_also_for_those_who_begin_at_a_snapshot()
    {
        await using var store = new MemoryStore { Snapshots = new MemorySnapshots(spacing: 2) };
        var reader = new JournalReader(store);
        Add(store, Marks(EventTypes.SessionStart, Metadata.Of(("kind", "replay"))), In("a", "KO"));
        using var early = await PortfolioReader.OpenAsync(reader, "a", cancellationToken: Token);

        Add(store, Marks(EventTypes.SessionEnd, null), In("a", "PEP"), In("a", "MCD"));

        Assert.Equal(["KO"], (await early.ReadAsync(Token)).Engine.Positions.Positions.Keys);
        Assert.Equal(["KO"], (await StateReader.ReadAsync(reader, new StateQuery { Run = "a" }, Token)).Engine.Positions.Positions.Keys);
        Assert.Equal(["KO"], (await StateReader.ReadAsync(reader, new StateQuery { Run = "a", At = s_at.AddDays(-1) }, Token)).Engine.Positions.Positions.Keys);

        static void Add(MemoryStore store, params PortfolioEvent[] events) => store.Append([new AppendRequest(events)], Durability.Committed);

        static PortfolioEvent In(string session, string asset) => PortfolioEvent.Restore(Happened.Opened(asset, s_at.AddDays(-2)).ToFields() with { SessionId = session });

        static PortfolioEvent Marks(EventType type, Metadata? facts) =>
            PortfolioEvent.Restore(new EventFields { Type = type, OccurredMicros = Microseconds.From(s_at), SessionId = "a", Reason = "as the test says", Metadata = facts });
    }

    // An id names the session that was recorded natively, if there is one, and else that of an import: then its own portfolio there, or the import's.
    private static PortfolioBook Meant(PortfolioEvent[] events, string? run, string? portfolio)
    {
        if (run is null)
            return PortfolioBook.Live(portfolio);
        var books = new PortfolioBooks();
        foreach (var happened in events)
            _ = books.Of(happened);
        var starts = events.Where(happened => happened.Type.Equals(EventTypes.SessionStart) && happened.SessionId == run).ToList();
        if (starts is [{ Origin: { } origin }])
            return books.Of(origin, run);
        return new PortfolioBook(null, run, starts.Find(start => start.Origin is null) is { } native ? PortfolioBooks.NameIn(native) : null);
    }

    private static IEnumerable<PortfolioEvent> RandomHistories()
    {
        foreach (var happened in RandomReplays.Of(11) is var options ? RecordedReplay.Of(options).Events : [])
            yield return happened;
        foreach (var type in EngineState.Types)
            yield return Any(type);
    }

    private static EngineState Rich() => s_rich.Value;

    private static readonly Lazy<EngineState> s_rich = new(() => EngineState.Empty
        .Apply(Happened.Opened("KO", s_at.AddDays(-3)))
        .Apply(Any(EventTypes.GracePeriodStart))
        .Apply(Any(EventTypes.CoreAssetDesignated)));

    /// <summary>An event of a type that says as much as any of that type can.</summary>
    private static PortfolioEvent Any(EventType type) => PortfolioEvent.Create(new EventFields
    {
        Type = type,
        OccurredMicros = Microseconds.From(s_at),
        SessionId = "s",
        TraceId = "t",
        Asset = "KO",
        Regime = "Goldilocks",
        Action = type.Actions.Count > 0 ? type.Actions[0] : null,
        Reason = "as the test says",
        ScoreAfter = 0.5,
        SizeBefore = 0.1,
        SizeAfter = 0.2,
        Metadata = Metadata.Parse(
            """{"requested_action":"open","protection":"whipsaw_protection","trading_state":"halted","expires_at":"2026-01-01T00:00:00Z","valid_until":"2026-01-01T00:00:00Z","valid_hours":4,"confidence":0.5,"parameters":{},"to_regime":"Deflation","from_regime":"Reflation","severity":"high"}"""),
    });
}

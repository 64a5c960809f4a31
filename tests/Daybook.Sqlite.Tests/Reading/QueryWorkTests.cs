using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Sqlite.Reading;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Reading;

/// <summary>
/// What a query is restricted by spares it work: blocks that cannot hold an answer are not visited, and of the others only the rows that can be one are read. An index that is there
/// and not used gives right answers, slowly; only here it is noticed.
/// </summary>
public sealed class QueryWorkTests
{
    private const int BlockSize = 16;

    /// <summary>Three whole spans of the first level, and a tail behind them that is not sealed.</summary>
    private const int Blocks = 48;

    private static readonly string[] s_actions = ["go", "stay", "halt"];

    private static readonly EventType s_plain = EventType.Define("desk_plain", EventCategory.Portfolio, actions: s_actions);

    private static readonly EventType s_odd = EventType.Define("desk_odd", EventCategory.Portfolio, actions: s_actions);

    private static readonly EventType s_strange = EventType.Define("desk_strange", EventCategory.Protection, actions: s_actions);

    private static readonly PortfolioEvent[] s_events = [.. Enumerable.Range(0, (Blocks * BlockSize) + 5).Select(Event)];

    [Theory]
    [InlineData("asset = 'RARE'")]
    [InlineData("asset in ('RARE', 'NONE')")]
    [InlineData("type = 'desk_odd'")]
    [InlineData("category = 'protection'")]
    [InlineData("action = 'halt'")]
    [InlineData("regime = 'Deflation'")]
    [InlineData("regime = 'deflation'")]
    [InlineData("session = 's-3'")]
    [InlineData("trace = 't-70'")]
    [InlineData("asset = 'RARE' and regime = 'Goldilocks'")]
    [InlineData("asset = 'AAA' and action = 'halt'")]
    [InlineData("session = 's-3' and asset = 'RARE'")]
    [InlineData("type = 'desk_odd' and category = 'portfolio' and action = 'go'")]
    public async Task Only_rows_that_answer_are_read_in_only_the_blocks_that_hold_them(string text)
    {
        var (page, admitted, answers) = await RunAsync(text);
        var holding = Holding(answers);

        Assert.InRange(holding, 1, Blocks / 2);
        Assert.Equal(new QueryWork(Blocks, holding, answers.Length), page.Work);

        // A span knows kinds of an asset, sessions and traces each by themselves: what they have together, a few blocks more may seem to hold.
        Assert.InRange(admitted, holding, 2 * holding);
    }

    [Theory]
    [InlineData("asset = 'AAA' and action = 'stay'")]
    [InlineData("asset = 'BBB' and action = 'go'")]
    [InlineData("type = 'desk_odd' and category = 'protection'")]
    [InlineData("asset = 'NONE'")]
    public async Task What_no_event_has_together_is_ruled_out_before_any_block(string text)
    {
        var (page, admitted, answers) = await RunAsync(text);

        Assert.Empty(answers);
        Assert.Equal((0, 0, 0), (admitted, page.Work.BlocksRead, page.Work.RowsRead));
    }

    [Theory]
    [InlineData("occurred >= 2025-03-04T02:00:00Z")]
    [InlineData("occurred < 2025-03-03T15:30:00Z")]
    [InlineData("occurred between 2025-03-03T18:00:00Z and 2025-03-03T19:00:00Z")]
    [InlineData("id between 100 and 140")]
    [InlineData("id = 300")]
    [InlineData("id <= 40")]
    [InlineData("id > 700")]
    public async Task Bounds_admit_no_block_outside_them(string text)
    {
        var (page, admitted, answers) = await RunAsync(text);
        var holding = Holding(answers);

        Assert.InRange(holding, 1, Blocks / 4);
        Assert.Equal((holding, holding), (admitted, page.Work.BlocksRead));
        Assert.InRange(page.Work.RowsRead, answers.Length, (holding * BlockSize) + 5);
    }

    [Fact]
    public async Task The_bounds_of_the_query_itself_admit_no_block_outside_them()
    {
        await using var folder = new JournalFolder();
        var store = Filled(folder);
        var page = await store.QueryAsync(new EventQuery { From = Make.Start.AddMinutes(160), To = Make.Start.AddMinutes(192), Limit = 1_000 }, TestContext.Current.CancellationToken);

        Assert.Equal(32, page.Events.Count);
        Assert.Equal(2, page.Work.BlocksRead);
    }

    [Theory]
    [InlineData(QueryOrder.NewestFirst)]
    [InlineData(QueryOrder.OldestFirst)]
    public async Task A_page_reads_no_further_than_it_needs_to(QueryOrder order)
    {
        await using var folder = new JournalFolder();
        var store = Filled(folder);
        var page = await store.QueryAsync(new EventQuery { Filter = Filter.Parse("asset = 'AAA'", default), Limit = 10, Order = order }, TestContext.Current.CancellationToken);

        Assert.Equal(10, page.Events.Count);
        Assert.InRange(page.Work.BlocksRead, 1, 3);
        Assert.InRange(page.Work.RowsRead, 10, 24);
    }

    private static async Task<(QueryPage Page, int Admitted, PortfolioEvent[] Answers)> RunAsync(string text)
    {
        await using var folder = new JournalFolder();
        var store = Filled(folder);
        var filter = Filter.Parse(text, default);
        var page = await store.QueryAsync(new EventQuery { Filter = filter, Limit = 1_000 }, TestContext.Current.CancellationToken);
        PortfolioEvent[] answers = [.. (await store.ReadAllAsync()).Where(filter.Matches)];
        Assert.Equal(answers.Select(answer => answer.Id).Reverse(), page.Events.Select(found => found.Id));
        using var pool = new ReadPool(folder.Path);
        var admitted = pool.Read(view =>
        {
            var search = new BlockSearch(view, filter, long.MinValue, long.MaxValue);
            return search.IsNever ? 0 : Enumerable.Range(0, Blocks).Count(search.Admits);
        });
        return (page, admitted, answers);
    }

    private static SqliteStore Filled(JournalFolder folder)
    {
        var store = folder.Open(new SqliteStoreOptions { BlockSize = BlockSize });
        store.Append(s_events);
        return store;
    }

    /// <summary>How many sealed blocks hold any of these.</summary>
    private static int Holding(PortfolioEvent[] events) => events.Select(happened => (happened.Id - 1) / BlockSize).Distinct().Count(block => block < Blocks);

    /// <summary>An event a minute. Rare values lie in different blocks; AAA never stays and BBB never goes.</summary>
    private static PortfolioEvent Event(int i) => PortfolioEvent.Create(new EventFields
    {
        Type = i % 89 == 7 ? s_odd : i % 101 == 13 ? s_strange : s_plain,
        OccurredMicros = Microseconds.From(Make.Start.AddMinutes(i)),
        Reason = "noted",
        Asset = i % 97 == 5 ? "RARE" : i % 2 == 0 ? "AAA" : "BBB",
        Action = i % 83 == 11 ? "halt" : i % 2 == 0 ? "go" : "stay",
        Regime = i % 79 == 3 ? "Deflation" : "Goldilocks",
        SessionId = $"s-{i / 50}",
        TraceId = $"t-{i / 4}",
    });
}

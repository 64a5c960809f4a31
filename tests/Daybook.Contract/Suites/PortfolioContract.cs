using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Contract.Suites;

/// <summary>Filters that ask for a portfolio, which no event says but the start of its session.</summary>
public abstract class PortfolioContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    private const int Rounds = 180;

    // What each session is, and the portfolio that its events are of.
    private static readonly (string Id, string? Portfolio)[] s_sessions =
        [("us-1", "us"), ("us-inside", "us"), ("eu-1", "eu"), ("eu-in-us", "eu"), ("plain", null), ("replayed", "us"), ("replayed-inside", "us"), ("replayed-plain", null), ("odd", "o'neil \u001b[31m"), ("unknown", null)];

    private static readonly (string Text, Func<string?, bool> Holds)[] s_filters =
    [
        ("portfolio = 'us'", name => name == "us"),
        ("portfolio in ('us', 'eu', 'nobody')", name => name is "us" or "eu"),
        ("portfolio = 'US'", _ => false),
        ("portfolio != 'us'", name => name is not null and not "us"),
        ("not portfolio = 'us'", name => name is not null and not "us"),
        ("portfolio not in ('us')", name => name is not null and not "us"),
        ("portfolio is null", name => name is null),
        ("portfolio is not null", name => name is not null),
        ("portfolio like '_u%'", name => name == "eu"),
        ("portfolio not like '%s'", name => name is not null and not "us"),
        ("portfolio contains 'NEIL'", name => name?.Contains("neil", StringComparison.Ordinal) == true),
        ("portfolio >= 'o' and portfolio < 'v'", name => name is not null and not "eu"),
        ("not (portfolio = 'us' or portfolio is null)", name => name is not null and not "us"),
    ];

    [Fact]
    public async Task Finds_the_events_of_the_sessions_that_say_so()
    {
        AddAll();
        var all = await ReadAllAsync();
        var reader = new JournalReader(Store);
        foreach (var (text, holds) in s_filters)
        {
            var filter = Filter.Parse(text, Make.Start);
            var expected = all.Where(one => holds(PortfolioOf(one))).Select(one => one.Id).ToList();
            Assert.Equal(expected, await IdsAsync(reader, filter, QueryOrder.OldestFirst));
            Assert.Equal(expected.AsEnumerable().Reverse(), await IdsAsync(reader, filter, QueryOrder.NewestFirst));
            Assert.Equal(expected.Count, (await reader.GetStatisticsAsync(new StatisticsQuery { Filter = filter }, Cancel)).Total);
            var resolved = await reader.ResolveAsync(filter, Cancel);
            Assert.Equal(expected, all.Where(resolved.Matches).Select(one => one.Id));
            Assert.Equal(text, resolved.ToString());
        }
    }

    [Fact]
    public async Task Is_narrowed_to_the_sessions()
    {
        AddAll();
        var reader = new JournalReader(Store);

        async Task<FilterPlan> PlanAsync(string text) => (await reader.ResolveAsync(Filter.Parse(text, Make.Start), Cancel)).Plan;

        Assert.Equal(["eu-1", "eu-in-us"], (await PlanAsync("portfolio = 'eu' and asset = 'KO'")).Admitted(EventField.Session)!.Order(StringComparer.Ordinal));
        Assert.True((await PlanAsync("portfolio = 'nobody'")).IsNever);
        Assert.Null((await PlanAsync("portfolio is null")).Admitted(EventField.Session));
    }

    [Fact]
    public async Task Sessions_that_begin_later_are_found_by_the_next_question()
    {
        AddAll();
        var reader = new JournalReader(Store);
        var late = Filter.Parse("portfolio = 'late'", Make.Start);
        Assert.Empty(await IdsAsync(reader, late, QueryOrder.OldestFirst));

        Append(Start("late-1", null, "late"), Make.Note("here").In("late-1", null), Make.Note("nowhere"));

        var count = (await HeadAsync()).Count;
        Assert.Equal([count - 2, count - 1], await IdsAsync(reader, late, QueryOrder.OldestFirst));
        Assert.DoesNotContain(count - 1, await IdsAsync(reader, Filter.Parse("portfolio is null", Make.Start), QueryOrder.OldestFirst));
    }

    [Fact]
    public async Task A_subscription_knows_the_sessions_that_begin_while_it_follows()
    {
        AddAll();
        var reader = new JournalReader(Store);
        var head = await HeadAsync();
        await using var following = reader.SubscribeAsync(Filter.Parse("portfolio = 'late'", Make.Start), new JournalPosition(head.Epoch, head.Count), Cancel).GetAsyncEnumerator(Cancel);
        var next = following.MoveNextAsync().AsTask();

        Append(Make.Note("nowhere"), Start("late-1", null, "late"), Start("late-2", "late-1", null), Make.Note("there").In("us-1", null), Make.Note("here").In("late-2", null));

        Assert.True(await next);
        var found = new List<long> { following.Current.Id };
        for (var i = 0; i < 2 && await following.MoveNextAsync(); i++)
            found.Add(following.Current.Id);
        Assert.Equal([head.Count + 2, head.Count + 3, head.Count + 5], found);
    }

    [Fact]
    public async Task An_imported_session_names_the_portfolio_of_its_import_alone()
    {
        Append(Imported("us-1", "elsewhere", """{"portfolio":"us"}"""), Start("us-1", null, "eu"), Make.Note("here").In("us-1", null), Imported("us-1", "other", null));
        var reader = new JournalReader(Store);

        Assert.Equal([1], await IdsAsync(reader, Filter.Parse("portfolio = 'us'", Make.Start), QueryOrder.OldestFirst));
        Assert.Equal([2, 3], await IdsAsync(reader, Filter.Parse("portfolio = 'eu'", Make.Start), QueryOrder.OldestFirst));
        Assert.Equal([4], await IdsAsync(reader, Filter.Parse("portfolio is null", Make.Start), QueryOrder.OldestFirst));
    }

    private static PortfolioEvent Imported(string session, string origin, string? metadata) => PortfolioEvent.Import(new EventFields
    {
        Type = EventType.Foreign("session_start", EventCategory.Foreign("system")),
        OccurredMicros = Microseconds.From(Make.Start),
        SessionId = session,
        Reason = "as it was found",
        Origin = origin,
        Metadata = metadata is null ? null : Metadata.Parse(metadata),
    });

    private static PortfolioEvent Start(string session, string? parent, string? portfolio, string kind = "rebalance")
    {
        List<(string, MetadataValue)> facts = [("kind", kind)];
        if (parent is not null)
            facts.Add(("parent_session_id", parent));
        if (portfolio is not null)
            facts.Add(("portfolio", portfolio));
        return PortfolioEvent.Create(Make.SessionStart(session).ToFields() with { Metadata = Metadata.Of([.. facts]) });
    }

    private static string? PortfolioOf(PortfolioEvent one) => s_sessions.FirstOrDefault(session => session.Id == one.SessionId).Portfolio;

    private void AddAll()
    {
        Append(
            Start("us-1", null, "us"), Start("us-inside", "us-1", null), Start("eu-1", null, "eu"), Start("eu-in-us", "us-1", "eu"), Start("plain", null, null), Start("replayed", null, "us", "replay"),
            Start("replayed-inside", "replayed", "eu"), Start("replayed-plain", "us-1", null, "replay"), Start("odd", null, "o'neil \u001b[31m"));
        for (var round = 0; round < Rounds; round++)
        {
            var at = Make.Start.AddSeconds(round);
            Append([.. s_sessions.Select(session => Make.Note("noted", at, round % 3 == 0 ? "KO" : null).In(session.Id, null)), Make.Note("outside", at)]);
        }
    }

    private static async Task<List<long>> IdsAsync(JournalReader reader, Filter filter, QueryOrder order)
    {
        var ids = new List<long>();
        await foreach (var found in reader.QueryAllAsync(new EventQuery { Filter = filter, Order = order, Limit = 150 }, Cancel))
            ids.Add(found.Id);
        return ids;
    }
}

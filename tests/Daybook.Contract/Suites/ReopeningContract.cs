using CsCheck;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Storage;
using Daybook.Workloads;

namespace Daybook.Contract.Suites;

/// <summary>What a journal still knows after it was closed and opened again. For stores that keep something.</summary>
public abstract class ReopeningContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    private static readonly EventType Score = EventType.Define("own_score", EventCategory.Scoring);

    [Fact]
    public async Task An_empty_journal_stays_empty()
    {
        var before = await HeadAsync();

        await ReopenAsync();

        Assert.Equal(before, await HeadAsync());
        Assert.Equal([1], Append(Make.Note()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(2500)]
    public async Task Events_head_and_the_next_id_go_on(int count)
    {
        Append([.. new StandardWorkload { Count = count }.Events()]);
        var (before, head) = (await ReadAllAsync(), await HeadAsync());

        await ReopenAsync();

        SameEvent.AssertAll(before, await ReadAllAsync());
        Assert.Equal(head, await HeadAsync());
        Assert.Equal([count + 1], Append(Make.Note()));
        Assert.Equal(NaiveMerkleTree.RootOf(await ReadAllAsync()), (await HeadAsync()).Root);
        Assert.Empty((await Store.VerifyAsync(new(), cancellationToken: Cancel)).Findings);
    }

    [Fact]
    public async Task Any_event_comes_back_equal_in_every_column()
    {
        await GenerateEvents.Any.Array[1, 40].SampleAsync(
            async given =>
            {
                var store = await Host.OpenAsync(Clock);
                store.Append([new AppendRequest(given)], Durability.Committed);
                store = await Host.ReopenAsync(store, Clock);
                await using (store)
                    SameEvent.AssertAll([.. given.Select((one, index) => one.StoredAs(index + 1, Clock.Now))], await ReadAllAsync(store));
            },
            iter: 20,
            threads: 1,
            print: events => string.Join('\n', events.Select(EventJson.ToLine)));
    }

    [Fact]
    public async Task Recording_time_does_not_fall()
    {
        Append(Make.Note());
        var first = Clock.Now;
        Clock.Advance(TimeSpan.FromSeconds(-10));

        await ReopenAsync();
        Append(Make.Note());

        Assert.Equal([first, first], (await ReadAllAsync()).Select(stored => stored.RecordedAt));
    }

    [Fact]
    public async Task Keys_are_remembered()
    {
        var request = new AppendRequest(Make.Notes(3)) { Key = "order-17" };
        var rows = new AppendRequest(Make.Notes(2)) { EventKeys = ["row-1", "row-2"] };
        Request(request);
        Request(rows);

        await ReopenAsync();

        Assert.Equal([1, 2, 3], Request(request).Ids);
        Assert.Equal([4, 5], Request(rows).Ids);
        Assert.IsType<KeyReusedException>(Request(new AppendRequest(Make.Notes(1)) { Key = "order-17" }).Refused);
        Assert.Equal(5, (await HeadAsync()).Count);
    }

    [Fact]
    public async Task Types_are_remembered()
    {
        Append(Make.Imported("own_score", "error"));
        Append(Of(Score));

        await ReopenAsync();

        Assert.Equal([Score], await Store.GetRegisteredTypesAsync(Cancel));
        Assert.IsType<TypeConflictException>(Request(new AppendRequest([Of(EventType.Define("own_score", EventCategory.Error))])).Refused);
        Assert.Equal([3], Append(Of(Score)));
    }

    [Fact]
    public async Task A_type_that_only_an_import_brought_is_still_free()
    {
        Append(Make.Imported("own_score", "error"));

        await ReopenAsync();
        Append(Of(Score));
        await ReopenAsync();

        Assert.Equal([Score], await Store.GetRegisteredTypesAsync(Cancel));
    }

    [Fact]
    public async Task Running_sessions_are_remembered_and_nobody_takes_part()
    {
        Append(Make.SessionStart("s-1"), Make.SessionStart("s-2"), Make.SessionEnd("s-2"));

        await ReopenAsync();

        Assert.Equal([new RunningSession("s-1", 1)], await Store.GetRunningSessionsAsync(Cancel));
        Assert.True(Store.IsAbandoned("s-1"));
    }

    [Fact]
    public async Task Writers_are_remembered()
    {
        var status = new WriterStatus("w-1", 1, null, Make.Start, Clock.Now, new WriterStatistics(1, 1, 0, 0, 1, 1, 1, null));
        Store.Append([new AppendRequest([Make.Note()])], Durability.Committed, status);

        await ReopenAsync();

        Assert.Equal(status, Assert.Single(await Store.GetWriterStatusAsync(Cancel)));
    }

    [Fact]
    public async Task A_cursor_goes_on()
    {
        await QueryContract<THost>.AppendHistoriesAsync(Store);
        var expected = await QueryAsync(new EventQuery { Limit = 3000 });
        var first = await Store.QueryAsync(new EventQuery { Limit = 1500 }, Cancel);

        await ReopenAsync();

        SameEvent.AssertAll([.. expected.Skip(1500)], await QueryAsync(new EventQuery { Limit = 1500, After = first.Next }));
    }

    private static PortfolioEvent Of(EventType type) => PortfolioEvent.Create(type, Make.Start, "of a type of one's own");
}

using CsCheck;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Storage;
using Daybook.Workloads;

namespace Daybook.Contract.Suites;

/// <summary>Reading by id: everything comes back, in order, and exactly as it was given.</summary>
public abstract class ReadingContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    [Theory]
    [InlineData(1, 3, new long[] { 1, 2, 3 })]
    [InlineData(4, 3, new long[] { 4, 5 })]
    [InlineData(5, 1, new long[] { 5 })]
    [InlineData(6, 10, new long[] { })]
    [InlineData(1000, 10, new long[] { })]
    [InlineData(0, 2, new long[] { 1, 2 })]
    [InlineData(-7, 2, new long[] { 1, 2 })]
    [InlineData(2, 0, new long[] { })]
    [InlineData(1, int.MaxValue, new long[] { 1, 2, 3, 4, 5 })]
    public async Task Reads_a_run_of_ids(long fromId, int limit, long[] expected)
    {
        Append(Make.Notes(5));

        Assert.Equal(expected, (await Store.ReadAsync(fromId, limit, Cancel)).Select(stored => stored.Id));
    }

    [Fact]
    public async Task Reads_across_blocks_and_into_the_open_one()
    {
        Append(Make.Notes(2300));

        Assert.Equal(Enumerable.Range(1000, 1300).Select(id => (long)id), (await Store.ReadAsync(1000, 1300, Cancel)).Select(stored => stored.Id));
        Assert.Equal([2047L, 2048L, 2049L], (await Store.ReadAsync(2047, 3, Cancel)).Select(stored => stored.Id));
    }

    [Fact]
    public async Task What_was_read_does_not_change_when_the_journal_grows()
    {
        Append(Make.Notes(3));
        var before = await Store.ReadAsync(1, 100, Cancel);

        Append(Make.Notes(3));

        Assert.Equal(3, before.Count);
    }

    [Fact]
    public async Task One_event_of_each_built_in_type_comes_back_as_it_was()
    {
        var given = Make.OneOfEachType();
        Append(given);

        Assert.Equal(given.Select((one, index) => one.StoredAs(index + 1, Clock.Now)), await ReadAllAsync());
    }

    [Fact]
    public async Task Any_event_comes_back_equal_in_every_column()
    {
        await GenerateEvents.Any.Array[1, 40].SampleAsync(
            async given =>
            {
                await using var store = await Host.OpenAsync(Clock);
                store.Append([new AppendRequest(given)], Durability.Committed);
                AssertSame(given, await ReadAllAsync(store));
            },
            iter: 40,
            threads: 1,
            print: events => string.Join('\n', events.Select(EventJson.ToLine)));
    }

    [Fact]
    public async Task The_load_comes_back_equal_in_every_column()
    {
        var given = new StandardWorkload { Count = 5_000 }.Events().ToArray();
        Append(given);

        AssertSame(given, await ReadAllAsync());
    }

    private void AssertSame(PortfolioEvent[] given, IReadOnlyList<PortfolioEvent> stored) =>
        SameEvent.AssertAll([.. given.Select((one, index) => one.StoredAs(index + 1, Clock.Now))], stored);
}

using Daybook.Contract;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Queries;

/// <summary>Many subscriptions of one reader.</summary>
public sealed class SharedFollowingTests : IAsyncDisposable
{
    private readonly MemoryStore _store = new();
    private readonly CountingSource _source;
    private readonly JournalReader _reader;

    public SharedFollowingTests()
    {
        _source = new CountingSource(_store);
        _reader = new JournalReader(_source);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public async Task What_the_store_is_asked_for_an_event_does_not_depend_on_how_many_follow(int subscribers)
    {
        const int Events = 50;
        Append(3);
        var following = Enumerable.Range(0, subscribers).Select(_ => Subscribe(after: 3)).ToList();
        var next = following.Select(one => one.MoveNextAsync().AsTask()).ToArray();
        var (reads, waits) = (_source.Reads, _source.Waits);

        for (var id = 4; id < 4 + Events; id++)
        {
            Append(1);
            Assert.All(await Task.WhenAll(next), Assert.True);
            Assert.All(following, one => Assert.Equal(id, one.Current.Id));
            next = [.. following.Select(one => one.MoveNextAsync().AsTask())];
        }

        // Each is read once, and before each wait it is made sure that there is nothing to read.
        Assert.Equal((2 * Events, Events), (_source.Reads - reads, _source.Waits - waits));
        Append(1);
        await Task.WhenAll(next);
        await LeaveAsync(following);
    }

    [Fact]
    public async Task Everybody_sees_each_event_once_and_in_order_while_others_append()
    {
        const int Total = 4_000;

        // Nobody can stand behind an event that is not there yet.
        Append(200);
        var appending = Task.Run(
            () =>
            {
                for (var left = Total - 200; left > 0; left -= 7)
                    Append(Math.Min(left, 7));
            },
            Token);

        var following = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => SeeAsync(number, Total), Token)));

        await appending;
        Assert.All(following.Index(), one => Assert.Equal(Ids(one.Index + 1, Total), one.Item));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whoever_joins_and_leaves_at_random_sees_what_comes_behind_where_he_began(int seed)
    {
        var random = new Random(seed);
        var following = new List<RandomSubscriber>();
        var count = 0;
        for (var step = 0; step < 600; step++)
        {
            switch (random.Next(8))
            {
                case 0:
                    count += Append(random.Next(20) == 0 ? 5_000 : random.Next(1, 40));
                    break;
                case 1:
                    following.Add(new RandomSubscriber(_reader, random.Next(count + 1)));
                    break;
                case 2 when following.Count > 0:
                    var leaving = following[random.Next(following.Count)];
                    following.Remove(leaving);
                    await leaving.LeaveAsync(count);
                    break;
                default:
                    if (following.Count > 0)
                        await following[random.Next(following.Count)].TakeAsync(random.Next(1, 400), count);
                    break;
            }
        }

        foreach (var one in following)
        {
            await one.TakeAsync(int.MaxValue, count);
            await one.LeaveAsync(count);
        }

        Until.True(() => _source.Waiting == 0, "nobody waits");
    }

    [Fact]
    public async Task One_that_is_slow_holds_nobody_up_and_misses_nothing()
    {
        const int Total = 3 * RecentEvents.Capacity;
        Append(1);
        var slow = Subscribe();
        Assert.True(await slow.MoveNextAsync());
        var fast = Subscribe();
        for (var id = 1; id <= Total; id++)
        {
            if (id > 1 && id % 3 == 2)
                Append(Math.Min(3, Total - id + 1));
            Assert.True(await fast.MoveNextAsync());
            Assert.Equal(id, fast.Current.Id);
        }

        for (var id = 2; id <= Total; id++)
        {
            Assert.True(await slow.MoveNextAsync());
            Assert.Equal(id, slow.Current.Id);
        }

        await LeaveAsync([slow, fast]);
    }

    [Fact]
    public async Task One_that_blocks_its_thread_keeps_nothing_from_the_others()
    {
        var following = Enumerable.Range(0, 3).Select(_ => Subscribe()).ToList();
        using var open = new ManualResetEventSlim();
        var blocked = BlockAsync(following[0]);
        var others = following.Skip(1).Select(one => one.MoveNextAsync().AsTask()).ToArray();

        Append(1);

        Assert.All(await Task.WhenAll(others).WaitAsync(Until.Patience, Token), Assert.True);
        open.Set();
        await blocked;
        await LeaveAsync(following);

        async Task BlockAsync(IAsyncEnumerator<PortfolioEvent> events)
        {
            await events.MoveNextAsync();
            Assert.True(open.Wait(Until.Patience, Token));
        }
    }

    [Fact]
    public async Task One_that_is_cancelled_does_not_disturb_the_others()
    {
        using var stop = new CancellationTokenSource();
        var cancelled = Subscribe(stop: stop.Token);
        var other = Subscribe();
        var (first, second) = (cancelled.MoveNextAsync().AsTask(), other.MoveNextAsync().AsTask());

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(second.IsCompleted);
        Assert.Equal((1, 1), (_source.Waits, _source.Waiting));
        Append(1);

        Assert.True(await second);
        await LeaveAsync([cancelled, other]);
    }

    [Fact]
    public async Task When_the_last_one_is_cancelled_nothing_waits_any_more_and_the_next_one_begins_anew()
    {
        using var stop = new CancellationTokenSource();
        var following = Enumerable.Range(0, 5).Select(_ => Subscribe(stop: stop.Token)).ToList();
        var waiting = following.Select(one => one.MoveNextAsync().AsTask()).ToList();
        Assert.Equal(1, _source.Waiting);

        await stop.CancelAsync();
        foreach (var one in waiting)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);

        Until.True(() => _source.Waiting == 0, "nobody waits");
        var late = Subscribe();
        var next = late.MoveNextAsync().AsTask();
        Append(1);
        Assert.True(await next);
        await LeaveAsync([.. following, late]);
    }

    [Fact]
    public async Task Whoever_waits_is_told_when_the_reader_is_closed()
    {
        var waiting = Enumerable.Range(0, 5).Select(_ => Subscribe().MoveNextAsync().AsTask()).ToList();

        await _reader.DisposeAsync();

        foreach (var one in waiting)
            await Assert.ThrowsAsync<ObjectDisposedException>(() => one);
        Until.True(() => _source.Waiting == 0, "nobody waits");
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Subscribe().MoveNextAsync().AsTask());
    }

    [Fact]
    public async Task An_error_reaches_everybody_who_waits_and_whoever_comes_later_begins_anew()
    {
        var following = Enumerable.Range(0, 5).Select(_ => Subscribe()).ToList();
        var waiting = following.Select(one => one.MoveNextAsync().AsTask()).ToList();

        _source.Failure = new IOException("the disk is gone");
        Append(1);

        foreach (var one in waiting)
            Assert.Equal("the disk is gone", (await Assert.ThrowsAsync<IOException>(() => one)).Message);
        _source.Failure = null;
        var late = Subscribe();
        Assert.True(await late.MoveNextAsync());
        Assert.Equal(1, late.Current.Id);
        await LeaveAsync([.. following, late]);
    }

    private static IEnumerable<long> Ids(int first, int last) => Enumerable.Range(first, last - first + 1).Select(id => (long)id);

    private static async Task LeaveAsync(IEnumerable<IAsyncEnumerator<PortfolioEvent>> following)
    {
        foreach (var one in following)
            await one.DisposeAsync();
    }

    private IAsyncEnumerator<PortfolioEvent> Subscribe(long after = 0, CancellationToken? stop = null) =>
        _reader.SubscribeAsync(new JournalPosition(0, after), stop ?? Token).GetAsyncEnumerator(Token);

    private async Task<List<long>> SeeAsync(int after, int last)
    {
        var seen = new List<long>();
        await foreach (var read in _reader.SubscribeAsync(new JournalPosition(0, after), Token))
        {
            seen.Add(read.Id);
            if (read.Id == last)
                break;
        }

        return seen;
    }

    private int Append(int count)
    {
        var story = new Story();
        for (var i = 0; i < count; i++)
            story.Notes();
        Story.Append(_store, story.Events);
        return count;
    }
}

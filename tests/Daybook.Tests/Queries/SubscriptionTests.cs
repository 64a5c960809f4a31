using Daybook.Events;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Tests.Queries;

public class SubscriptionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_catches_up_and_follows_without_a_gap_or_a_duplicate_while_others_append()
    {
        const int Total = 3_500;
        var store = new MemoryStore();
        Story.Append(store, Many(1_200));
        await using var reader = new JournalReader(store);
        var appending = Task.Run(
            () =>
            {
                for (var left = Total - 1_200; left > 0; left -= 23)
                    Story.Append(store, Many(Math.Min(left, 23)));
            },
            Token);

        var seen = new List<long>();
        await foreach (var taken in reader.SubscribeAsync(cancellationToken: Token))
        {
            seen.Add(taken.Id);
            if (seen.Count == Total)
                break;
        }

        await appending;
        Assert.Equal(Enumerable.Range(1, Total).Select(id => (long)id), seen);
    }

    [Fact]
    public async Task It_begins_behind_its_position()
    {
        await using var reader = new Story().Notes().Notes().Notes().Read();

        await using var events = reader.SubscribeAsync(new JournalPosition(0, 2), Token).GetAsyncEnumerator(Token);

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(3, events.Current.Id);
    }

    [Fact]
    public async Task At_the_end_it_waits_for_the_next_event()
    {
        var store = new MemoryStore();
        Story.Append(store, Many(1));
        await using var reader = new JournalReader(store);
        await using var events = reader.SubscribeAsync(new JournalPosition(0, 1), Token).GetAsyncEnumerator(Token);

        var next = events.MoveNextAsync();
        Assert.False(next.IsCompleted);
        Story.Append(store, Many(1));

        Assert.True(await next);
        Assert.Equal(2, events.Current.Id);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait()
    {
        await using var reader = new Story().Notes().Read();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var events = reader.SubscribeAsync(new JournalPosition(0, 1), stop.Token).GetAsyncEnumerator(Token);

        var next = events.MoveNextAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.AsTask());
    }

    [Fact]
    public async Task A_position_that_a_recovery_left_alone_goes_on_in_the_new_epoch()
    {
        await using var reader = new JournalReader(Recovered(survived: 2));

        await using var events = reader.SubscribeAsync(new JournalPosition(0, 2), Token).GetAsyncEnumerator(Token);

        Assert.True(await events.MoveNextAsync());
        Assert.Equal("journal_recovered", events.Current.Type.Name);
    }

    [Fact]
    public async Task A_position_that_a_recovery_lost_is_refused()
    {
        await using var reader = new JournalReader(Recovered(survived: 2));

        await using var events = reader.SubscribeAsync(new JournalPosition(0, 3), Token).GetAsyncEnumerator(Token);

        var lost = await Assert.ThrowsAsync<PositionLostException>(() => events.MoveNextAsync().AsTask());
        Assert.Equal(new JournalPosition(1, 2), lost.RestartAt);
    }

    [Fact]
    public async Task A_recovery_under_a_running_subscription_is_noticed_before_anything_of_the_new_epoch_is_given_out()
    {
        var source = new FakeSource(new Story().Notes().Notes().Notes().Notes().Events);
        await using var reader = new JournalReader(source);
        await using var events = reader.SubscribeAsync(cancellationToken: Token).GetAsyncEnumerator(Token);
        for (var i = 0; i < 4; i++)
            Assert.True(await events.MoveNextAsync());

        source.Recover(survived: 2, added: 5);

        await Assert.ThrowsAsync<PositionLostException>(() => events.MoveNextAsync().AsTask());
    }

    [Fact]
    public async Task A_page_that_was_read_across_a_recovery_is_read_again()
    {
        var source = new FakeSource(new Story().Notes().Notes().Notes().Events);
        source.BeforeRead = () =>
        {
            source.BeforeRead = null;
            source.Recover(survived: 1, added: 1);
        };
        await using var reader = new JournalReader(source);
        var seen = new List<string>();

        await foreach (var taken in reader.SubscribeAsync(new JournalPosition(0, 1), Token))
        {
            seen.Add(taken.Type.Name);
            if (seen.Count == 2)
                break;
        }

        Assert.Equal(["journal_recovered", "asset_scored"], seen);
        Assert.Equal(2, source.Reads);
    }

    private static FakeSource Recovered(int survived)
    {
        var source = new FakeSource(new Story().Notes().Notes().Notes().Notes().Events);
        source.Recover(survived, added: 3);
        return source;
    }

    private static List<PortfolioEvent> Many(int count)
    {
        var story = new Story();
        for (var i = 0; i < count; i++)
            story.Notes();
        return [.. story.Events];
    }
}

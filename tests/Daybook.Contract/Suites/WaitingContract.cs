using Daybook.Contract.Making;
using Daybook.Storage;

namespace Daybook.Contract.Suites;

/// <summary>Waiting for events: at once when behind, upon the append when not, and never for nothing.</summary>
public abstract class WaitingContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    [Fact]
    public async Task Completes_at_once_when_there_is_more()
    {
        Append(Make.Notes(3));

        await Store.WaitForEventsAsync(0, Cancel);
        await Store.WaitForEventsAsync(2, Cancel);
    }

    [Fact]
    public async Task Completes_when_an_event_is_appended()
    {
        Append(Make.Notes(3));
        var waiting = Store.WaitForEventsAsync(3, Cancel).AsTask();
        Assert.False(waiting.IsCompleted);

        Append(Make.Note());

        await waiting;
    }

    [Fact]
    public async Task Waits_for_the_event_that_was_asked_for_and_not_for_any()
    {
        var told = Enumerable.Range(0, 50).Select(_ => CountWhenToldAsync(1)).ToArray();
        var first = Store.WaitForEventsAsync(0, Cancel).AsTask();

        Append(Make.Note());
        await first;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => HeadAsync()));
        Append(Make.Note());

        Assert.All(await Task.WhenAll(told), count => Assert.Equal(2, count));

        async Task<long> CountWhenToldAsync(long afterId)
        {
            await Store.WaitForEventsAsync(afterId, Cancel);
            return (await HeadAsync()).Count;
        }
    }

    [Fact]
    public async Task Every_waiter_is_told()
    {
        var waiting = Enumerable.Range(0, 10).Select(_ => Store.WaitForEventsAsync(0, Cancel).AsTask()).ToArray();

        Append(Make.Note());

        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task A_group_that_adds_nothing_wakes_nobody()
    {
        var request = new AppendRequest([Make.Note()]) { Key = "once" };
        Request(request);
        var waiting = Store.WaitForEventsAsync(1, Cancel).AsTask();

        Request(request);
        Assert.False(waiting.IsCompleted);

        Append(Make.Note());
        await waiting;
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var waiting = Store.WaitForEventsAsync(0, source.Token).AsTask();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}

using Daybook.Events;
using Daybook.Queries;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Queries;

/// <summary>One who takes events as he likes, and knows which one must come next.</summary>
internal sealed class RandomSubscriber(JournalReader reader, int after)
{
    private readonly CancellationTokenSource _stop = new();
    private IAsyncEnumerator<PortfolioEvent>? _events;
    private Task<bool>? _next;
    private int _id = after;

    public async Task TakeAsync(int most, int count)
    {
        _events ??= reader.SubscribeAsync(new JournalPosition(0, _id), _stop.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        for (var taken = 0; taken < most; taken++)
        {
            _next ??= _events.MoveNextAsync().AsTask();
            if (_id == count)
            {
                Assert.False(_next.IsCompleted);
                return;
            }

            Assert.True(await _next.WaitAsync(Until.Patience, TestContext.Current.CancellationToken));
            Assert.Equal(++_id, _events.Current.Id);
            _next = null;
        }
    }

    public async Task LeaveAsync(int count)
    {
        await _stop.CancelAsync();
        try
        {
            if (_next is not null && await _next)
                Assert.InRange(_id, 0, count - 1);
        }
        catch (OperationCanceledException)
        {
            // It waited, or was about to be told.
        }

        if (_events is not null)
            await _events.DisposeAsync();
        _stop.Dispose();
    }
}

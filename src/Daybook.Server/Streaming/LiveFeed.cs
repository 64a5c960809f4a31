using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Server.Streaming;

/// <summary>
/// A journal's newest events as they become known, written once for all who take them: one follower a journal, and one short memory for everybody. Whoever is slower than that memory
/// is long is told what was skipped. Runs while somebody takes part. Safe for several threads.
/// </summary>
internal sealed class LiveFeed : IDisposable
{
    // Under load, events that come within this time are sent together: each client costs a write a batch.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(12);

    private readonly Lock _gate = new();
    private readonly Queue<LivePage> _pages = new();
    private readonly JournalReader _reader;
    private readonly TimeProvider _time;
    private readonly StreamLimits _limits;
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _changed = NewSignal();
    // Behind the newest event that is known; only the follower changes it.
    private JournalPosition _end;

    // Everything behind this id is remembered.
    private long _remembered;
    private int _events;
    private int _bytes;
    private Exception? _failure;

    private LiveFeed(JournalReader reader, JournalPosition end, TimeProvider time, StreamLimits limits)
    {
        (_reader, _end, _time, _limits) = (reader, end, time, limits);
        _remembered = end.Id;
    }

    /// <summary>How many take part; kept by whoever hands the feed out.</summary>
    public int Clients { get; set; }

    /// <summary>Whether it ended by an error: it gives nothing any more.</summary>
    public bool HasFailed => Volatile.Read(ref _failure) is not null;

    /// <summary>Begins at the journal's end.</summary>
    public static async ValueTask<LiveFeed> StartAsync(JournalReader reader, TimeProvider time, StreamLimits limits, CancellationToken cancellationToken)
    {
        var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        var feed = new LiveFeed(reader, new JournalPosition(head.Epoch, head.Count), time, limits);
        _ = feed.FollowAsync();
        return feed;
    }

    /// <summary>Whether everything behind a place of the journal is remembered or still to come.</summary>
    public bool Reaches(JournalPosition place)
    {
        lock (_gate)
            return place.Epoch == _end.Epoch && place.Id >= _remembered;
    }

    /// <summary>What there is behind an id, or what to wait for.</summary>
    /// <param name="after">The id behind which the caller stands.</param>
    /// <returns>The next page; or, where there is none yet, what completes once there may be.</returns>
    /// <exception cref="PositionLostException">The journal lost events.</exception>
    public Step Next(long after)
    {
        lock (_gate)
        {
            if (_failure is not null)
                throw _failure;
            foreach (var page in _pages)
            {
                if (page.Last > after)
                    return new Step(page, after < _remembered ? _remembered - after : 0, Task.CompletedTask);
            }

            return new Step(null, 0, _changed.Task);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task FollowAsync()
    {
        var stopped = _stop.Token;
        try
        {
            await foreach (var batch in EventBatches.ReadAsync(_reader, _end, stopped).ConfigureAwait(false))
            {
                Add(LivePage.Of(batch, _end.Epoch));
                await Task.Delay(Gathering, _time, stopped).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // Nobody takes part any more.
        }
        catch (Exception error)
        {
            // Everybody who takes part is told.
            Signal(() => _failure = error);
        }
    }

    private void Add(LivePage page) => Signal(() =>
    {
        _pages.Enqueue(page);
        _end = new JournalPosition(page.Epoch, page.Last);
        (_events, _bytes) = (_events + page.Count, _bytes + page.Bytes);
        while (_pages.Count > 1 && (_events > _limits.Events || _bytes > _limits.Bytes))
        {
            var oldest = _pages.Dequeue();
            _remembered = oldest.Last;
            (_events, _bytes) = (_events - oldest.Count, _bytes - oldest.Bytes);
        }
    });

    private void Signal(Action change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            change();
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.TrySetResult();
    }

    /// <summary>What a client finds.</summary>
    /// <param name="Page">A page with events behind the client's place; null: none yet.</param>
    /// <param name="Skipped">How many events between the client's place and the page are not remembered any more.</param>
    /// <param name="Changed">Completes when there may be more.</param>
    public readonly record struct Step(LivePage? Page, long Skipped, Task Changed);
}

/// <summary>How long a feed's memory is.</summary>
/// <param name="Events">The most events.</param>
/// <param name="Bytes">The most bytes.</param>
internal sealed record StreamLimits(int Events = 16_384, int Bytes = 16 << 20);

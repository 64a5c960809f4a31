using System.Collections.Concurrent;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Reading;
using Daybook.Sqlite.Rows;

namespace Daybook.Sqlite.Checking;

/// <summary>
/// One of several threads that verify a journal's events together: by a connection of its own it reads every n-th stretch, n being the number of threads, hashes its
/// events, rebuilds its blocks, and stays a little ahead of the consumer.
/// </summary>
internal sealed class StretchReader : IDisposable
{
    private const int Ahead = 2;

    private readonly ReadView _view;
    private readonly HeadRow _head;
    private readonly RowEncoder _encoder;
    private readonly BlockingCollection<Stretch> _ready = new(Ahead);
    private readonly ConcurrentBag<Stretch> _spare = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    /// <summary>Begins to read.</summary>
    /// <param name="view">A view that nobody else uses; this closes it.</param>
    /// <param name="head">The state that is verified. The view's may be a later one: events that are there do not change.</param>
    /// <param name="dictionaries">The dictionaries of that state, which nothing changes in the meantime.</param>
    /// <param name="first">The number of the first stretch, from 0.</param>
    /// <param name="step">How many stretches further the next one is.</param>
    public StretchReader(ReadView view, HeadRow head, Dictionaries dictionaries, long first, int step)
    {
        (_view, _head) = (view, head);
        _encoder = new RowEncoder(dictionaries, view.Reader);
        _work = Task.Factory.StartNew(() => ReadAll(first, step), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>How many stretches a journal has.</summary>
    public static long Stretches(HeadRow head) => (head.Count + Size(head) - 1) / Size(head);

    /// <summary>Waits for the next stretch.</summary>
    public Stretch Take(CancellationToken cancellationToken)
    {
        if (_ready.TryTake(out var next, Timeout.Infinite, cancellationToken))
            return next;
        _work.GetAwaiter().GetResult();
        throw new InvalidOperationException("There are no more stretches.");
    }

    /// <summary>Takes a stretch back to use it again.</summary>
    public void TakeBack(Stretch stretch)
    {
        stretch.Clear();
        _spare.Add(stretch);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _work.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
        _stop.Dispose();
        _ready.Dispose();
        _view.Dispose();
    }

    private static long Size(HeadRow head) => (long)Stretch.MostBlocks * head.BlockSize;

    private void ReadAll(long first, int step)
    {
        try
        {
            var isWhole = true;
            for (var number = first; isWhole && number < Stretches(_head); number += step)
            {
                var stretch = _spare.TryTake(out var spare) ? spare : new Stretch(_head.BlockSize);
                isWhole = stretch.IsWhole = TryRead(stretch, (number * Size(_head)) + 1, Math.Min((number + 1) * Size(_head), _head.Count));
                _ready.Add(stretch, _stop.Token);
            }
        }
        finally
        {
            // Nobody may wait for what does not come.
            _ready.CompleteAdding();
        }
    }

    private bool TryRead(Stretch stretch, long firstId, long lastId)
    {
        try
        {
            foreach (var row in _view.Rows(firstId, lastId, statement => _encoder.Encode(statement, stretch.Leaves.Begin())))
            {
                // Rows beyond what ids there are come from a structure that leads in circles.
                if (stretch.Rows.Count > lastId - firstId)
                    return false;
                stretch.Add(row);
            }

            stretch.Leaves.Leaves();
            return stretch.Rows.Count == lastId - firstId + 1;
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            return false;
        }
    }
}

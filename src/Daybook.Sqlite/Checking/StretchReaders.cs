using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Reading;

namespace Daybook.Sqlite.Checking;

/// <summary>The threads that verify a journal's events together, and the stretches in their order.</summary>
internal sealed class StretchReaders : IDisposable
{
    // One thread takes all stretches and has a part of the work, so more readers would only wait for it, and each keeps some megabytes.
    private const int Most = 8;

    private readonly List<StretchReader> _readers = [];
    private readonly ReadView _whole;
    private readonly Task<bool> _count;

    private StretchReaders(ReadView whole)
    {
        _whole = whole;
        _count = Task.Factory.StartNew(
            () => whole.Database.QueryInteger("SELECT count(*) FROM event") == whole.Head.Count, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Starts them; null when there is too little for several threads to do, or when not every thread can be shown the state that is verified.</summary>
    /// <param name="view">Shows that state, with its dictionaries.</param>
    /// <param name="another">Opens a further view.</param>
    /// <param name="threads">The most threads; more than eight are not worth it.</param>
    public static StretchReaders? TryStart(ReadView view, Func<ReadView> another, int threads)
    {
        var count = (int)Math.Min(Math.Min(threads, Most), StretchReader.Stretches(view.Head));
        if (count < 2)
            return null;
        StretchReaders? started = null;
        try
        {
            started = new StretchReaders(Begin(another(), view.Head));
            while (started._readers.Count < count)
                started._readers.Add(new StretchReader(Begin(another(), view.Head), view.Head, view.Dictionaries, started._readers.Count, count));
            return started;
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            // One thread will say what is wrong.
            started?.Dispose();
            return null;
        }
    }

    /// <summary>All stretches, in order. Each is good until the next is asked for; the last one is the first that is not whole.</summary>
    public IEnumerable<Stretch> All(HeadRow head, CancellationToken cancellationToken)
    {
        for (var number = 0L; number < StretchReader.Stretches(head); number++)
        {
            var reader = _readers[(int)(number % _readers.Count)];
            var stretch = reader.Take(cancellationToken);
            yield return stretch;
            if (!stretch.IsWhole)
                yield break;
            reader.TakeBack(stretch);
        }
    }

    /// <summary>Waits for the number of the table's rows: what a scan of the whole table would meet, stretches that are looked up by their ids must have met too.</summary>
    /// <returns>False when there are more or fewer than the head says.</returns>
    /// <exception cref="SqliteFailure">They could not be counted.</exception>
    public bool HaveMetEveryRow() => _count.GetAwaiter().GetResult();

    public void Dispose()
    {
        _readers.ForEach(reader => reader.Dispose());
        _whole.Database.Interrupt();
        _count.ContinueWith(counted => counted.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
        _whole.Dispose();
    }

    private static ReadView Begin(ReadView view, HeadRow head)
    {
        try
        {
            view.Begin();
            return view.Head.Epoch == head.Epoch && view.Head.Count >= head.Count ? view : throw new InvalidDataException("The journal was recovered in the meantime.");
        }
        catch
        {
            view.Dispose();
            throw;
        }
    }
}

using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Reading;

namespace Daybook.Sqlite.Checking;

/// <summary>The threads that verify a journal's events together, and the stretches in their order.</summary>
internal sealed class StretchReaders : IDisposable
{
    // Whoever takes the stretches has a tenth of the work, so more threads would only wait, and each keeps some megabytes.
    private const int Most = 8;

    private readonly List<StretchReader> _readers = [];

    private StretchReaders()
    {
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
        var readers = new StretchReaders();
        try
        {
            while (readers._readers.Count < count)
            {
                if (TryBegin(another(), view.Head) is not { } begun)
                    return readers.GiveUp();
                readers._readers.Add(new StretchReader(begun, view.Head, view.Dictionaries, readers._readers.Count, count));
            }

            return readers;
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            return readers.GiveUp();
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

    public void Dispose() => _readers.ForEach(reader => reader.Dispose());

    private static ReadView? TryBegin(ReadView view, HeadRow head)
    {
        try
        {
            view.Begin();
            if (view.Head.Epoch == head.Epoch && view.Head.Count >= head.Count)
                return view;
        }
        catch
        {
            view.Dispose();
            throw;
        }

        view.Dispose();
        return null;
    }

    private StretchReaders? GiveUp()
    {
        Dispose();
        return null;
    }
}

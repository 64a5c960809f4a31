using System.Runtime.CompilerServices;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Storage;

namespace Daybook.Queries;

/// <content>Which session is of which portfolio: what the journal's session starts say, read once and then on to the end.</content>
public partial class JournalReader
{
    private const int StartsPage = 4_096;

    private static readonly Filter Starts = Selections.Types(TraceNames.SessionStart);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private PortfolioBooks _books = new();
    private JournalPosition _read;

    /// <summary>The portfolios of the journal's sessions, of all that have begun by now.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    public async ValueTask<PortfolioBooks> ReadPortfoliosAsync(CancellationToken cancellationToken = default) => (await ReadOnAsync(cancellationToken).ConfigureAwait(false)).Books;

    /// <summary>
    /// A filter by which events can be matched one by one, also where it asks for <c>portfolio</c>: the sessions that have begun by now are known to it. Those that begin later are not,
    /// unless they are read by <see cref="SubscribeAsync(Filter?, JournalPosition, CancellationToken)"/>.
    /// </summary>
    /// <param name="filter">The filter.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    public async ValueTask<Filter> ResolveAsync(Filter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return filter.AsksFor(EventField.Portfolio) ? filter.Knowing(await ReadPortfoliosAsync(cancellationToken).ConfigureAwait(false)) : filter;
    }

    /// <summary>As <see cref="SubscribeAsync(JournalPosition, CancellationToken)"/>, only those that match a filter; of portfolios also the sessions that begin later.</summary>
    /// <param name="filter">The filter; null: all events.</param>
    /// <param name="after">Behind which event to begin.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    public async IAsyncEnumerable<PortfolioEvent> SubscribeAsync(Filter? filter, JournalPosition after = default, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asks = filter?.AsksFor(EventField.Portfolio) == true;
        var books = asks ? await ReadPortfoliosAsync(cancellationToken).ConfigureAwait(false) : null;
        if (books is not null)
            filter = filter!.Knowing(books);
        await foreach (var happened in SubscribeAsync(after, cancellationToken).ConfigureAwait(false))
        {
            _ = books?.Of(happened);
            if (filter?.Matches(happened) ?? true)
                yield return happened;
        }
    }

    /// <summary>The filter for a store: with the sessions that are known, and up to where they are.</summary>
    private async ValueTask<Filter?> ForStoreAsync(Filter? filter, CancellationToken cancellationToken)
    {
        if (filter?.AsksFor(EventField.Portfolio) != true)
            return filter;
        var (books, upTo) = await ReadOnAsync(cancellationToken).ConfigureAwait(false);
        return filter.Knowing(books).UpTo(upTo);
    }

    private async ValueTask<(PortfolioBooks Books, long UpTo)> ReadOnAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                var page = await Source.ReadMatchingAsync(_read.Id + 1, Starts, StartsPage, cancellationToken).ConfigureAwait(false);

                // A journal that was recovered has lost sessions, and gives their ids' places to others.
                if (page.Head.Epoch != _read.Epoch)
                {
                    (_books, _read) = (new PortfolioBooks(), new JournalPosition(page.Head.Epoch, 0));
                    continue;
                }

                foreach (var start in page.Events)
                    _ = _books.Of(start);
                _read = _read with { Id = page.NextId - 1 };
                if (page.IsLast)
                    return (_books, _read.Id);
            }
        }
        finally
        {
            _reading.Release();
        }
    }
}

using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Queries;

/// <summary>
/// Reads a journal by id, page by page, and makes sure that each page continues the one before even when the journal is recovered meanwhile. What others read at the journal's end is
/// taken from them. For one reader at a time.
/// </summary>
internal sealed class JournalFollower(IEventSource source, JournalPosition position, SharedFollower? shared = null)
{
    /// <summary>Events per page.</summary>
    public const int PageSize = 1_000;

    // The epoch that the position was last checked against; null before the first page.
    private int? _epoch;

    /// <summary>Behind the last event that was taken.</summary>
    public JournalPosition Position { get; private set; } = position;

    /// <summary>The next events, or none when the position is at the journal's end.</summary>
    /// <exception cref="PositionLostException">The journal does not hold the position any more.</exception>
    public async ValueTask<IReadOnlyList<PortfolioEvent>> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_epoch is not null && shared?.Behind(Position) is { } read)
            return Take(read);
        while (true)
        {
            if (_epoch is null)
                await EnterAsync(await source.GetHeadAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            var page = await source.ReadAsync(Position.Id + 1, PageSize, cancellationToken).ConfigureAwait(false);

            // Looked at after the page: an epoch that is unchanged here was so while the page was read.
            var head = await source.GetHeadAsync(cancellationToken).ConfigureAwait(false);
            if (head.Epoch == _epoch && head.Count >= Position.Id)
                return Take(page);
            await EnterAsync(head, cancellationToken).ConfigureAwait(false);
        }
    }

    private IReadOnlyList<PortfolioEvent> Take(IReadOnlyList<PortfolioEvent> page)
    {
        if (page.Count > 0)
            Position = Position with { Id = page[^1].Id };
        return page;
    }

    private async ValueTask EnterAsync(JournalHead head, CancellationToken cancellationToken)
    {
        var recoveries = Position.Id > 0 && Position.Epoch < head.Epoch ? await RecoveriesAsync(cancellationToken).ConfigureAwait(false) : [];
        Position = RecoveredEpochs.Carry(Position, head, recoveries);
        _epoch = head.Epoch;
    }

    private async ValueTask<IReadOnlyList<PortfolioEvent>> RecoveriesAsync(CancellationToken cancellationToken)
    {
        var query = new EventQuery { Filter = Selections.Types(EventTypes.JournalRecovered.Name), Limit = EventQuery.MaxLimit };
        var page = await source.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        return page.Events;
    }
}

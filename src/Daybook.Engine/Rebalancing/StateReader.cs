using Daybook.Auditing;
using Daybook.Queries;

namespace Daybook.Engine.Rebalancing;

/// <summary>Folds a journal into the state of one of its portfolios.</summary>
public static class StateReader
{
    /// <summary>Reads the journal from its beginning and applies what belongs to the portfolio.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="query">Which portfolio, and as of when.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<EngineState> ReadAsync(JournalReader reader, StateQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(query);
        var books = new PortfolioBooks();
        var wanted = new PortfolioBook(null, query.Run);
        var state = EngineState.Empty;
        await foreach (var happened in reader.ReadAllAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            // Recorded times never fall, so nothing behind this one was known earlier.
            if (happened.RecordedAt > query.KnownAt)
                break;
            if (books.Of(happened) == wanted && !(happened.OccurredAt > query.At))
                state = state.Apply(happened);
        }

        return state;
    }
}

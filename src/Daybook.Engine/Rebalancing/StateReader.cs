using Daybook.Engine.Portfolios;
using Daybook.Projections;
using Daybook.Queries;

namespace Daybook.Engine.Rebalancing;

/// <summary>Folds a journal into the state of one of its portfolios.</summary>
internal static class StateReader
{
    /// <summary>Reads what the journal says of a portfolio.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="query">Which portfolio, and as of when.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<PortfolioState> ReadAsync(JournalReader reader, StateQuery query, CancellationToken cancellationToken = default)
    {
        var projection = await PortfolioProjection.OfAsync(reader, query.Run, query.Portfolio, cancellationToken).ConfigureAwait(false);
        var upTo = query.KnownAt is { } known ? await LastKnownAsync(reader, known, cancellationToken).ConfigureAwait(false) : long.MaxValue;
        return (await PastStates.ReadAsync(reader.Source, projection, upTo, query.At, cancellationToken).ConfigureAwait(false)).State.State;
    }

    /// <summary>The newest event that was recorded by a time. Recorded times never fall, so it is found by halving.</summary>
    private static async Task<long> LastKnownAsync(JournalReader reader, DateTimeOffset known, CancellationToken cancellationToken)
    {
        var (last, unknown) = (0L, (await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false)).Count + 1);
        while (unknown - last > 1)
        {
            var middle = last + ((unknown - last) / 2);
            if ((await reader.FindAsync(middle, cancellationToken).ConfigureAwait(false))?.RecordedAt <= known)
                last = middle;
            else
                unknown = middle;
        }

        return last;
    }
}

using System.Runtime.CompilerServices;
using Daybook.Engine.Portfolios;

namespace Daybook.Operations.Interventions;

/// <summary>What trading may do, and each change as it is recorded, by any process. Ends with the context's reader.</summary>
public sealed class FollowedTrading : IDisposable
{
    private readonly PortfolioReader _portfolio;

    internal FollowedTrading(PortfolioReader portfolio) => (_portfolio, Answer) = (portfolio, TradingAnswer.Of(portfolio.State));

    /// <summary>What held when it was asked for.</summary>
    public TradingAnswer Answer { get; }

    /// <summary>What people say from then on, until it is cancelled.</summary>
    public async IAsyncEnumerable<InterventionAnswer> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var said in _portfolio.FollowInterventionsAsync(cancellationToken).ConfigureAwait(false))
            yield return InterventionAnswer.Of(said);
    }

    /// <inheritdoc/>
    public void Dispose() => _portfolio.Dispose();
}

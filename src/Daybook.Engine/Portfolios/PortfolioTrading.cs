using Daybook.Engine.Protections.Trading;
using Daybook.Recording;

namespace Daybook.Engine.Portfolios;

/// <summary>
/// What people say of a portfolio's trading: whether it is active, reducing or halted, and which locks were released. For strategies that decide for themselves; the engine's own
/// decisions obey it without being told.
/// </summary>
public sealed class PortfolioTrading
{
    private readonly Journal _journal;
    private readonly PortfolioReader _portfolio;

    internal PortfolioTrading(Journal journal, PortfolioReader portfolio) => (_journal, _portfolio) = (journal, portfolio);

    /// <summary>Whether trading was active, reducing or halted when the portfolio was read last. <see cref="ReadAsync"/> reads on.</summary>
    public TradingState State => _portfolio.State.Engine.Protections.Trading;

    /// <summary>What was said last, as it was read last, the newest last; at most <see cref="PortfolioState.KeptInterventions"/>.</summary>
    public IReadOnlyList<Intervention> Interventions => _portfolio.State.Interventions;

    /// <summary>Whether trading is active, reducing or halted now: whatever was acknowledged, in whatever process, is in it.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The journal cannot be read. Treat trading as halted until it can.</exception>
    public async ValueTask<TradingState> ReadAsync(CancellationToken cancellationToken = default) => (await _portfolio.ReadAsync(cancellationToken).ConfigureAwait(false)).Engine.Protections.Trading;

    /// <inheritdoc cref="PortfolioReader.FollowInterventionsAsync"/>
    public IAsyncEnumerable<Intervention> FollowAsync(CancellationToken cancellationToken = default) => _portfolio.FollowInterventionsAsync(cancellationToken);

    /// <summary>Calls back on each intervention from now on, one call after another, until it is disposed.</summary>
    /// <param name="told">Told of each. What it throws is recorded as an error event, and the next one is told all the same.</param>
    /// <param name="failed">Told when the journal cannot be read any more; it is tried again every second. Treat trading as halted until the next call of <paramref name="told"/> or a <see cref="ReadAsync"/> that succeeds.</param>
    /// <returns>Ends the calls when it is disposed; a call that is under way is waited for.</returns>
    public IAsyncDisposable Subscribe(Action<Intervention> told, Action<Exception>? failed = null)
    {
        ArgumentNullException.ThrowIfNull(told);
        return new TradingSubscription(_journal, this, told, failed);
    }
}

using System.Collections.Immutable;
using Daybook.Engine.Protections;
using Daybook.Events;
using Daybook.Market.Buckets;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Portfolios;

/// <summary>
/// A portfolio as the journal tells of it, for those who trade it: what people and other processes said of it is seen by the next read, and what is recorded here joins it. The
/// journal is its only memory. Safe for several threads; several processes may have the same portfolio open.
/// </summary>
public sealed class Portfolio : IDisposable
{
    /// <summary>How often something is made anew because others changed the portfolio meanwhile.</summary>
    public const int MaxAttempts = 5;

    private readonly BucketMap _buckets;
    private readonly PortfolioReader _reader;
    private readonly PortfolioScope _scope;

    private Portfolio(Journal journal, BucketMap buckets, PortfolioReader reader, PortfolioScope scope)
    {
        (Journal, _buckets, _reader, _scope) = (journal, buckets, reader, scope);
        Trading = new PortfolioTrading(journal, reader);
    }

    /// <summary>The journal; it stays the caller's.</summary>
    public Journal Journal { get; }

    /// <summary>Which portfolio it is: that of a run, such as a backtest, or a live one, with its name if it has one.</summary>
    public PortfolioBook Book => _reader.Book;

    /// <summary>The portfolio as it was read last. <see cref="ReadAsync"/> reads on.</summary>
    public PortfolioState State => _reader.State;

    /// <summary>What people say of trading, for strategies that decide for themselves.</summary>
    public PortfolioTrading Trading { get; }

    /// <summary>
    /// Opens a portfolio: inside a session that is a run of its own, such as a backtest, that run's, otherwise the live one of a name. What is recorded for it outside of a session
    /// that says its name goes into a session of kind <c>portfolio</c>, which ends when this is disposed; dispose it before the journal.
    /// </summary>
    /// <param name="journal">The journal; it stays the caller's.</param>
    /// <param name="buckets">Which bucket an asset belongs to, for the events of trades; null: <see cref="BucketMap.Default"/>.</param>
    /// <param name="portfolio">The portfolio's name, 1 to 128 characters; null: that of the session around this call, or the portfolio without a name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">It is no name that a portfolio can have.</exception>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    public static async Task<Portfolio> OpenAsync(Journal journal, BucketMap? buckets = null, string? portfolio = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        if (portfolio is { Length: 0 or > PortfolioBooks.MaxName })
            throw new ArgumentException($"A portfolio's name has 1 to {PortfolioBooks.MaxName} characters; this one has {portfolio.Length}.", nameof(portfolio));
        var scope = new PortfolioScope(journal);
        var current = await scope.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var reader = await PortfolioReader.OpenAsync(journal, current.RunId, portfolio ?? current.Name, cancellationToken).ConfigureAwait(false);
        return new Portfolio(journal, buckets ?? BucketMap.Default, reader, scope);
    }

    /// <summary>The portfolio as it stands now: whatever any process was told is recorded, is in it.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The journal cannot be read; <see cref="State"/> stays as it was.</exception>
    public ValueTask<PortfolioState> ReadAsync(CancellationToken cancellationToken = default) => _reader.ReadAsync(cancellationToken);

    /// <summary>Records trades that were made. They join the targets that asked for them.</summary>
    /// <param name="fills">The trades, in the order in which they were made.</param>
    /// <param name="durability">What they must survive before this returns.</param>
    /// <param name="cancellationToken">Withdraws them as long as they are not being written.</param>
    /// <exception cref="JournalException">They could not be recorded; the exception says what is still true. Nothing of them is remembered.</exception>
    public Task RecordFillsAsync(IReadOnlyList<Fill> fills, Durability durability = Durability.Synced, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fills);
        return RecordAsync(state => FillEvents.All(fills, state.Engine, _buckets), durability, cancellationToken);
    }

    /// <summary>
    /// Records what the portfolio is worth: a <c>portfolio_snapshot</c>, from which value, drawdown and the age of prices are known. Once a day, at its end, is usual; the same time
    /// may be told again.
    /// </summary>
    /// <param name="at">When.</param>
    /// <param name="value">What it is worth, cash included, in currency; above 0.</param>
    /// <param name="cash">What of it is not invested, in currency.</param>
    /// <param name="prices">The price of a unit of each asset that is held, in currency, above 0; null: none is told.</param>
    /// <param name="durability">What it must survive before this returns.</param>
    /// <param name="cancellationToken">Withdraws it as long as it is not being written.</param>
    /// <exception cref="ArgumentException">A number is not one that a portfolio can have; nothing was recorded.</exception>
    /// <exception cref="JournalException">It could not be recorded.</exception>
    public Task RecordValueAsync(
        DateTimeOffset at,
        double value,
        double cash,
        IReadOnlyDictionary<string, double>? prices = null,
        Durability durability = Durability.Synced,
        CancellationToken cancellationToken = default) =>
        RecordAsync(state => [ValueEvents.Make(at, value, cash, prices ?? ImmutableDictionary<string, double>.Empty, state)], durability, cancellationToken);

    /// <summary>Records what a person says: a lock that is released, a change of the trading state, a core asset that is designated.</summary>
    /// <param name="events">The events, as <see cref="ProtectionEvents"/> and the protections make them.</param>
    /// <param name="cancellationToken">Withdraws them as long as they are not being written.</param>
    /// <exception cref="JournalException">They could not be recorded.</exception>
    public async Task RecordAsync(IReadOnlyList<PortfolioEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        await AppendAsync(events, Durability.Synced, null, cancellationToken).ConfigureAwait(false);
        await TryReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _scope.End();
        _reader.Dispose();
    }

    /// <inheritdoc cref="PortfolioReader.ReadToDecideAsync"/>
    internal ValueTask<(PortfolioState State, AppendCondition OnlyIf)> ReadToDecideAsync(string? session, CancellationToken cancellationToken) => _reader.ReadToDecideAsync(session, cancellationToken);

    /// <summary>Requires that what this flow records is this portfolio's.</summary>
    internal ValueTask RequireScopeAsync(CancellationToken cancellationToken) => _scope.RequireAsync(Book, cancellationToken);

    /// <summary>Takes in what was just recorded. That is done already, so a journal that cannot be read is the next reader's to tell of.</summary>
    internal async ValueTask TryReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The state is behind, not wrong.
        }
    }

    // What happened is recorded in any case; but as long as others change the portfolio, what is said about it is said anew.
    private async Task RecordAsync(Func<PortfolioState, IReadOnlyList<PortfolioEvent>> make, Durability durability, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (state, onlyIf) = await ReadToDecideAsync(_scope.OwnSession, cancellationToken).ConfigureAwait(false);
            try
            {
                await AppendAsync(make(state), durability, attempt < MaxAttempts ? onlyIf : null, cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (AppendConditionException)
            {
                // Read on, and say it anew.
            }
        }

        await TryReadAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task AppendAsync(IReadOnlyList<PortfolioEvent> events, Durability durability, AppendCondition? onlyIf, CancellationToken cancellationToken)
    {
        var placed = await _scope.PlacedAsync(events, Book, cancellationToken).ConfigureAwait(false);
        await Journal.AppendAsync(placed, durability, onlyIf: onlyIf, cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}

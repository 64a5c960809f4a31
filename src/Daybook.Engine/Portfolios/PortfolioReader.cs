using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Daybook.Filters;
using Daybook.Projections;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Engine.Portfolios;

/// <summary>One of a journal's portfolios, as the journal tells of it: read now, and read on as often as is asked, whoever writes there. Safe for several threads.</summary>
public sealed class PortfolioReader : IDisposable
{
    private readonly JournalReader _reader;
    private readonly PortfolioProjection _projection;
    private readonly ProjectionHost<PortfolioFold> _host;
    private Known? _matters;

    private PortfolioReader(JournalReader reader, PortfolioProjection projection)
    {
        (_reader, _projection) = (reader, projection);
        _host = new ProjectionHost<PortfolioFold>(reader.Source, projection);
    }

    /// <summary>The portfolio that is read.</summary>
    public PortfolioBook Book => _projection.Book;

    /// <summary>The portfolio as it was read last.</summary>
    public PortfolioState State => _host.Current.State.State;

    /// <summary>Opens a portfolio and reads it.</summary>
    /// <param name="reader">The journal; it stays the caller's.</param>
    /// <param name="run">The session that is a run of its own; null: a live portfolio.</param>
    /// <param name="portfolio">The name of the live portfolio, or null for the one without a name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    public static async Task<PortfolioReader> OpenAsync(JournalReader reader, string? run = null, string? portfolio = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var opened = new PortfolioReader(reader, await PortfolioProjection.OfAsync(reader, run, portfolio, cancellationToken).ConfigureAwait(false));
        await opened.ReadAsync(cancellationToken).ConfigureAwait(false);
        return opened;
    }

    /// <summary>The portfolio as it stands now: what was acknowledged by any process is in it.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The journal cannot be read; <see cref="State"/> stays as it was.</exception>
    public async ValueTask<PortfolioState> ReadAsync(CancellationToken cancellationToken = default) => (await _host.ReadAsync(cancellationToken).ConfigureAwait(false)).State.State;

    /// <summary>Each intervention behind what was read last, as it is committed, by whatever process. Ends by cancellation or an error.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="IOException">The journal cannot be read, or lost its end. Treat trading as halted until it can be read again.</exception>
    public async IAsyncEnumerable<Intervention> FollowInterventionsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var happened in _reader.SubscribeAsync(_host.Current.Position, cancellationToken).ConfigureAwait(false))
        {
            if (Intervention.Of(happened) is not { } said)
                continue;

            // Which sessions are the portfolio's must be known up to here, and what is told must be in the state.
            await _host.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (_projection.IsOwn(_host.Current.State, happened) || _projection.IsSaidToAll(_host.Current.State, happened))
                yield return said;
        }
    }

    /// <summary>Reads on, and says on which condition something that is decided from it may be recorded.</summary>
    /// <param name="session">The session of whoever decides, or null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async ValueTask<(PortfolioState State, AppendCondition OnlyIf)> ReadToDecideAsync(string? session, CancellationToken cancellationToken)
    {
        var (fold, position) = await _host.ReadAsync(cancellationToken).ConfigureAwait(false);
        var known = Volatile.Read(ref _matters);
        session = Book == PortfolioBook.Live() ? null : session;
        if (known is null || known.Session != session || !known.IsOf(fold))
            Volatile.Write(ref _matters, known = new Known(fold, session, _projection.Matters(fold, session)));
        return (fold.State, new AppendCondition(position, known.Matters));
    }

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();

    /// <summary>What matters as long as the same sessions are known, so that it is not put together for each decision.</summary>
    private sealed class Known(PortfolioFold fold, string? session, Filter matters)
    {
        private readonly (ImmutableHashSet<string> Own, ImmutableHashSet<string> Runs, ImmutableHashSet<string> Others) _sessions = (fold.Sessions, fold.Runs, fold.Others);

        public string? Session => session;

        public Filter Matters => matters;

        public bool IsOf(PortfolioFold other) =>
            ReferenceEquals(_sessions.Own, other.Sessions) && ReferenceEquals(_sessions.Runs, other.Runs) && ReferenceEquals(_sessions.Others, other.Others);
    }
}

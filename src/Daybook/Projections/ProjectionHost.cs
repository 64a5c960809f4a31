using Daybook.Storage;

namespace Daybook.Projections;

/// <summary>
/// Holds a projection's state and reads on to the journal's end when asked, whoever wrote there. It begins at the newest snapshot that is of this journal's history, and leaves
/// snapshots behind. When the journal was recovered meanwhile, the state is folded anew: what was derived from lost events is gone. Safe for several threads; readers wait for each other.
/// </summary>
/// <typeparam name="TState">The state.</typeparam>
public sealed class ProjectionHost<TState> : IDisposable
    where TState : class
{
    private const int PageSize = 4_096;

    private readonly IEventSource _source;
    private readonly IProjection<TState> _projection;
    private readonly ProjectionFold<TState> _fold;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Projected<TState> _current;
    private bool _hasBegun;

    /// <summary>Makes a host that has read nothing yet.</summary>
    /// <param name="source">The journal's store; it stays the caller's.</param>
    /// <param name="projection">The fold.</param>
    public ProjectionHost(IEventSource source, IProjection<TState> projection)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(projection);
        (_source, _projection) = (source, projection);
        _fold = new ProjectionFold<TState>(source, projection);
        _current = new Projected<TState>(projection.Initial, default);
    }

    /// <summary>The state as it was read last; reads nothing.</summary>
    public Projected<TState> Current => Volatile.Read(ref _current);

    /// <summary>Reads on to the journal's end, as it is when this is called or later.</summary>
    /// <param name="cancellationToken">Stops the reading; what was read stays.</param>
    /// <exception cref="IOException">The journal cannot be read; the state stays as it was read last.</exception>
    public async ValueTask<Projected<TState>> ReadAsync(CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (!await ReadPageAsync(cancellationToken).ConfigureAwait(false))
            {
                // One page after another.
            }

            return _current;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <returns>True when nothing lay behind the page.</returns>
    private async ValueTask<bool> ReadPageAsync(CancellationToken cancellationToken)
    {
        if (!_hasBegun)
        {
            await _fold.BeginAsync(await _source.GetHeadAsync(cancellationToken).ConfigureAwait(false), long.MaxValue, long.MaxValue, cancellationToken).ConfigureAwait(false);
            _hasBegun = true;
        }

        var page = await _source.ReadMatchingAsync(_fold.Position.Id + 1, _projection.Selection, PageSize, cancellationToken).ConfigureAwait(false);
        if (page.Head.Epoch != _fold.Position.Epoch || page.Head.Count < _fold.Position.Id)
        {
            _hasBegun = false;
            return false;
        }

        foreach (var happened in page.Events)
            await _fold.ApplyAsync(happened, cancellationToken).ConfigureAwait(false);
        await _fold.PassAsync(page.NextId - 1, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _current, new Projected<TState>(_fold.State, _fold.Position));
        return page.IsLast;
    }
}

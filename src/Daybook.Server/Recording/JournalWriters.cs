using Daybook.Journals;
using Daybook.Recording;
using Daybook.Server.Journals;
using Microsoft.Extensions.DependencyInjection;

namespace Daybook.Server.Recording;

/// <summary>
/// The journals that this server writes to, each open once: from the first record to some minutes after the last one, or until the server stops. Other processes may write to them too.
/// Safe for several threads.
/// </summary>
internal sealed class JournalWriters(JournalLocator locator, IServiceProvider services) : IAsyncDisposable
{
    /// <summary>How long a journal stays open for writing after the last record.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time = services.GetService<TimeProvider>() ?? TimeProvider.System;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<ServedJournal, Writer> _open = [];

    /// <summary>Writes to a journal.</summary>
    /// <param name="served">The journal.</param>
    /// <param name="write">Writes.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <exception cref="Storage.JournalOpenException">It cannot be opened for writing.</exception>
    public async Task<T> WriteAsync<T>(ServedJournal served, Func<Journal, Task<T>> write, CancellationToken cancellationToken)
    {
        if (served.HostsOwn is { } own)
            return await write(own).ConfigureAwait(false);
        var writer = await EnterAsync(served, cancellationToken).ConfigureAwait(false);
        try
        {
            return await write(writer.Journal).ConfigureAwait(false);
        }
        finally
        {
            await LeaveAsync(served, writer).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _open.Values)
        {
            await writer.Closing.DisposeAsync().ConfigureAwait(false);
            await writer.Journal.DisposeAsync().ConfigureAwait(false);
        }

        _open.Clear();
        _gate.Dispose();
    }

    private async Task<Writer> EnterAsync(ServedJournal served, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_open.TryGetValue(served, out var writer))
            {
                // Who records is said by each event; and serving a journal does not end what others left open.
                var options = new JournalOptions { Actor = null, Time = _time, EndAbandonedSessions = false };
                writer = new Writer(await locator.OpenAsync(served.Address, options, cancellationToken).ConfigureAwait(false));
                writer.Closing = _time.CreateTimer(_ => _ = CloseAsync(served, writer), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _open.Add(served, writer);
            }

            writer.Users++;
            return writer;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task LeaveAsync(ServedJournal served, Writer writer)
    {
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            writer.Users--;

            // One that is faulted takes nothing any more: it is opened anew for the next record.
            var isFaulted = writer.Journal.Fault is JournalFaultedException;
            if (isFaulted && _open.TryGetValue(served, out var current) && current == writer)
                _open.Remove(served);
            if (writer.Users == 0)
                writer.Closing.Change(isFaulted ? TimeSpan.Zero : Idle, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task CloseAsync(ServedJournal served, Writer writer)
    {
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (writer.Users > 0)
                return;
            if (_open.TryGetValue(served, out var current) && current == writer)
                _open.Remove(served);
            await writer.Closing.DisposeAsync().ConfigureAwait(false);
            await writer.Journal.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private sealed class Writer(Journal journal)
    {
        public Journal Journal { get; } = journal;

        public int Users { get; set; }

        public ITimer Closing { get; set; } = null!;
    }
}

using System.Collections.Concurrent;
using Daybook.Journals;
using Daybook.Operations;
using Daybook.Queries;
using Daybook.Recording;

namespace Daybook.Server.Journals;

/// <summary>One journal that is served. Its reader is opened by the first question, shared by all of them, and opened anew after it failed. Safe for several threads.</summary>
internal sealed class ServedJournal : IAsyncDisposable
{
    private readonly JournalLocator _locator;
    private readonly TimeProvider _time;
    private readonly bool _ownsReader;
    // Whoever asked before the reader was forgotten is answered by then, or given up.
    private static readonly TimeSpan s_leave = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly ConcurrentDictionary<JournalReader, Task> _leaving = [];
    private readonly CancellationTokenSource _stopping = new();
    private JournalReader? _reader;
    private JournalVerification? _verification;

    /// <summary>A journal at an address.</summary>
    public ServedJournal(string name, string address, JournalLocator locator, TimeProvider time)
    {
        (Name, Address, _locator, _time) = (name, address, locator, time);
        _ownsReader = true;
    }

    /// <summary>A journal that the host has open; it stays the host's.</summary>
    public ServedJournal(string name, JournalReader reader, JournalLocator locator, TimeProvider time)
    {
        (Name, Address, _reader, _locator, _time) = (name, reader.Location, reader, locator, time);
    }

    /// <summary>What it is called in addresses.</summary>
    public string Name { get; }

    /// <summary>Its own address.</summary>
    public string Address { get; }

    /// <summary>The journal as the host has it open for writing; null: it is opened for that.</summary>
    public Journal? HostsOwn => _ownsReader ? null : _reader as Journal;

    /// <summary>How many events it has, for those who cannot wait; null: it is not open, or does not say so soon.</summary>
    /// <param name="patience">How long the caller's thread may be held.</param>
    public long? CountWithin(TimeSpan patience)
    {
        try
        {
            return Volatile.Read(ref _reader)?.GetHeadAsync().AsTask() is { } head && head.Wait(patience) ? head.Result.Count : null;
        }
        catch (Exception error) when (error is AggregateException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>The verification that was begun last; null: none was since the server started.</summary>
    public VerificationStatus? LastVerification => Volatile.Read(ref _verification)?.Status;

    /// <summary>The journal, open for reading; it stays open.</summary>
    /// <exception cref="Storage.JournalOpenException">There is none, or it cannot be read.</exception>
    public async ValueTask<JournalReader> ReaderAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _reader) is { } open)
            return open;
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _reader ??= await _locator.OpenReaderAsync(Address, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>What an operation works on, for one question.</summary>
    /// <param name="now">What relative times count from, as the caller wrote it; null: the newest event's time.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <param name="progress">Is told how far long work is; null: nobody is.</param>
    public async ValueTask<OperationContext> ContextAsync(string? now, CancellationToken cancellationToken, IProgress<OperationProgress>? progress = null) =>
        new(_locator, await ReaderAsync(cancellationToken).ConfigureAwait(false)) { Time = _time, Now = now, Progress = progress };

    /// <summary>Begins to verify it, unless that is under way: there is one verification at a time.</summary>
    public void Verify()
    {
        lock (_opening)
        {
            if (_verification is null or { Status.Ended: not null })
                _verification = JournalVerification.Begin(this, _time, _stopping.Token);
        }
    }

    /// <summary>Ends with the verification that was begun last.</summary>
    public Task VerifiedAsync() => Volatile.Read(ref _verification)?.Completion ?? Task.CompletedTask;

    /// <summary>The reader failed: the next question opens the journal anew. Questions that are under way keep the old one for two minutes; then it is closed.</summary>
    public void Forget()
    {
        if (_ownsReader && Interlocked.Exchange(ref _reader, null) is { } failed)
            _leaving.TryAdd(failed, LeaveAsync(failed));
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_verification is { } begun)
            await begun.Completion.ConfigureAwait(false);
        await Task.WhenAll(_leaving.Values).ConfigureAwait(false);
        _stopping.Dispose();
        _opening.Dispose();
        if (_ownsReader && Interlocked.Exchange(ref _reader, null) is { } open)
            await open.DisposeAsync().ConfigureAwait(false);
    }

    private async Task LeaveAsync(JournalReader failed)
    {
        await Task.Delay(s_leave, _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await failed.DisposeAsync().ConfigureAwait(false);
        _leaving.TryRemove(failed, out _);
    }
}

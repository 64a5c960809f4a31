using Daybook.Recording;
using Daybook.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Daybook.Sqlite.Hosting;

/// <summary>The container's journal: opened once, by the host's start or by the first who asks; a failed attempt is made again by the next.</summary>
internal sealed class HostedJournal(IServiceProvider services, Func<JournalOptions, IEventStore> openStore, Func<IServiceProvider, JournalOptions, JournalOptions>? configure)
    : IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private Journal? _journal;

    public async ValueTask<Journal> GetAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _journal ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    // Containers resolve synchronously. On a thread of the pool, so that a caller's synchronization context cannot wait for itself.
    public Journal Get() => Volatile.Read(ref _journal) ?? Task.Run(() => GetAsync(CancellationToken.None).AsTask()).GetAwaiter().GetResult();

    public ValueTask DisposeAsync()
    {
        _opening.Dispose();
        return _journal?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private async ValueTask<Journal> OpenAsync(CancellationToken cancellationToken)
    {
        var options = new JournalOptions { Time = services.GetService<TimeProvider>() ?? TimeProvider.System };
        options = configure?.Invoke(services, options) ?? options;
        options.Validate();
        var store = openStore(options);
        try
        {
            return await Journal.OpenAsync(store, options, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}

/// <summary>Opens the journal when the host starts. Closing it is the container's part, after everybody who records has stopped.</summary>
internal sealed class JournalStartup(HostedJournal journal) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken) => await journal.GetAsync(cancellationToken).ConfigureAwait(false);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

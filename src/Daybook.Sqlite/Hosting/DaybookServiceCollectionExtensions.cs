using Daybook.Journals;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Sqlite;
using Daybook.Sqlite.Hosting;
using Daybook.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts a journal in a SQLite file into a container.</summary>
public static class DaybookServiceCollectionExtensions
{
    /// <summary>
    /// Adds one <see cref="Journal"/> that records into the file of that path, also as <see cref="JournalReader"/> and <see cref="IRecorder"/>. In a host it is opened at start, so that
    /// a journal that cannot be opened stops the start; elsewhere by the first who asks for it. The container closes it: dispose it with <c>DisposeAsync</c>, since closing flushes.
    /// </summary>
    /// <param name="services">The container's services.</param>
    /// <param name="path">The journal's file; made when it is absent.</param>
    /// <param name="configure">Changes the options; null: the defaults, with a registered <see cref="TimeProvider"/> as clock, if there is one.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddSqliteJournal(
        this IServiceCollection services, string path, Func<IServiceProvider, JournalOptions, JournalOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return services.AddSqliteJournals().AddJournal(options => SqliteStore.Open(path, new SqliteStoreOptions { Time = options.Time }), configure);
    }

    /// <summary>Adds the provider that opens journals in SQLite files by their path, for servers and other programs that are given the journals to open.</summary>
    /// <param name="services">The container's services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddSqliteJournals(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IJournalProvider, SqliteJournalProvider>());
        return services;
    }

    /// <summary>Adds a journal over any store, which it owns.</summary>
    internal static IServiceCollection AddJournal(
        this IServiceCollection services, Func<JournalOptions, IEventStore> openStore, Func<IServiceProvider, JournalOptions, JournalOptions>? configure = null)
    {
        services.TryAddSingleton(provider => new HostedJournal(provider, openStore, configure));
        services.TryAddSingleton(provider => provider.GetRequiredService<HostedJournal>().Get());
        services.TryAddSingleton<JournalReader>(provider => provider.GetRequiredService<Journal>());
        services.TryAddSingleton<IRecorder>(provider => provider.GetRequiredService<Journal>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, JournalStartup>());
        return services;
    }
}

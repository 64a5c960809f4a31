using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Daybook.Hosting;

/// <summary>Opens a journal's store for a container.</summary>
/// <param name="services">The container.</param>
/// <param name="options">How the journal will record; its clock is the store's, too.</param>
/// <param name="cancellationToken">Gives up opening.</param>
public delegate ValueTask<IEventStore> OpenStore(IServiceProvider services, JournalOptions options, CancellationToken cancellationToken);

/// <summary>Puts a journal into a container.</summary>
public static class DaybookServiceCollectionExtensions
{
    /// <summary>
    /// Adds one <see cref="Journal"/>, also as <see cref="JournalReader"/> and <see cref="IRecorder"/>. In a host it is opened at start, so that a journal that cannot be opened
    /// stops the start; elsewhere by the first who asks for it. The container closes it: dispose it with <c>DisposeAsync</c>, since closing flushes.
    /// </summary>
    /// <param name="services">The container's services.</param>
    /// <param name="openStore">Opens the store; the journal owns it.</param>
    /// <param name="configure">Changes the options; null: the defaults, with a registered <see cref="TimeProvider"/> as clock, if there is one.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDaybookJournal(
        this IServiceCollection services, OpenStore openStore, Func<IServiceProvider, JournalOptions, JournalOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(openStore);
        services.TryAddSingleton(provider => new HostedJournal(provider, openStore, configure));
        services.TryAddSingleton(provider => provider.GetRequiredService<HostedJournal>().Get());
        services.TryAddSingleton<JournalReader>(provider => provider.GetRequiredService<Journal>());
        services.TryAddSingleton<IRecorder>(provider => provider.GetRequiredService<Journal>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, JournalStartup>());
        return services;
    }
}

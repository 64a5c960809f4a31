using Daybook.Hosting;
using Daybook.Recording;
using Microsoft.Extensions.DependencyInjection;

namespace Daybook.Sqlite;

/// <summary>Puts a journal in a SQLite file into a container.</summary>
public static class DaybookSqliteServiceCollectionExtensions
{
    /// <summary>Adds one <see cref="Journal"/> that records into the file of that path, as <see cref="DaybookServiceCollectionExtensions.AddDaybookJournal"/> says.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="path">The journal's file; made when it is absent.</param>
    /// <param name="configure">Changes the options; null: the defaults.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddSqliteJournal(
        this IServiceCollection services, string path, Func<IServiceProvider, JournalOptions, JournalOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return services.AddDaybookJournal(
            (_, options, _) => new(SqliteStore.Open(path, new SqliteStoreOptions { Time = options.Time })), configure);
    }
}

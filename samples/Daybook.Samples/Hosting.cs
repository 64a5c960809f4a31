using Microsoft.Extensions.DependencyInjection;

namespace Daybook.Samples;

internal static class Hosting
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSqliteJournal("portfolio.db");
        services.AddHealthChecks().AddDaybook();
    }
}

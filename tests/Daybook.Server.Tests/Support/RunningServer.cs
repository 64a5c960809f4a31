using System.Net.Http.Json;
using System.Text.Json;
using Daybook.Recording;
using Daybook.Server.Access;
using Daybook.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Daybook.Server.Tests.Support;

/// <summary>A server on a port of its own, over journals in a folder of its own.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningServer(WebApplication app, DirectoryInfo folder)
    {
        (_app, Folder) = (app, folder);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    /// <summary>Where the journals lie.</summary>
    public DirectoryInfo Folder { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Asks it; follows no redirection.</summary>
    public HttpClient Client { get; }

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>A key of the role operator, named http.</summary>
    public string OperatorKey => field ??= this.Keys().Make("http", Role.Operator).Secret;

    /// <summary>Starts one.</summary>
    /// <param name="fill">Records into the journal <c>a.db</c> before the start.</param>
    /// <param name="configure">Changes the options; null: the folder's journals are served.</param>
    /// <param name="prefix">Where it is mapped.</param>
    /// <param name="host">Changes the host; null: Daybook's own access decides, with the folder's <c>keys.json</c>.</param>
    /// <param name="map">Maps more endpoints beside Daybook's.</param>
    /// <param name="urls">Where it listens.</param>
    public static async Task<RunningServer> StartAsync(
        Func<Journal, Task>? fill = null,
        Action<DaybookServerOptions, DirectoryInfo>? configure = null,
        string prefix = "",
        Action<WebApplicationBuilder>? host = null,
        Action<RouteGroupBuilder>? map = null,
        string urls = "http://127.0.0.1:0")
    {
        var folder = Directory.CreateTempSubdirectory("daybook-server-");
        await using (var journal = await SqliteJournal.OpenAsync(Path.Combine(folder.FullName, "a.db")))
        {
            if (fill is not null)
                await fill(journal);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);
        builder.Services.AddSqliteJournals();
        builder.Services.AddDaybookServer(options =>
        {
            // Tests ask as fast as they can.
            options.RequestsPerSecond = 1_000_000;
            if (host is null)
                options.UseOwnAccess(Path.Combine(folder.FullName, "keys.json"));
            options.CountingTimeout = TimeSpan.FromMinutes(1);
            if (configure is null)
                options.AddJournal(folder.FullName);
            else
                configure(options, folder);
        });
        host?.Invoke(builder);
        var app = builder.Build();
        var group = (RouteGroupBuilder)app.MapDaybook(prefix);
        map?.Invoke(group);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            folder.Delete(recursive: true);
            throw;
        }

        return new RunningServer(app, folder);
    }

    /// <summary>Asks for a document.</summary>
    public async Task<JsonElement> GetJsonAsync(string address) => await Client.GetFromJsonAsync<JsonElement>(address);

    /// <summary>Stops serving.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Folder.Delete(recursive: true);
    }
}

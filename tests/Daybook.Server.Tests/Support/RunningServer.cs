using System.Net.Http.Json;
using System.Text.Json;
using Daybook.Recording;
using Daybook.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
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
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    /// <summary>Where the journals lie.</summary>
    public DirectoryInfo Folder { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Asks it; follows no redirection.</summary>
    public HttpClient Client { get; }

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts one.</summary>
    /// <param name="fill">Records into the journal <c>a.db</c> before the start.</param>
    /// <param name="configure">Changes the options; null: the folder's journals are served.</param>
    /// <param name="prefix">Where it is mapped.</param>
    public static async Task<RunningServer> StartAsync(Func<Journal, Task>? fill = null, Action<DaybookServerOptions, DirectoryInfo>? configure = null, string prefix = "")
    {
        var folder = Directory.CreateTempSubdirectory("daybook-server-");
        await using (var journal = await SqliteJournal.OpenAsync(Path.Combine(folder.FullName, "a.db")))
        {
            if (fill is not null)
                await fill(journal);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSqliteJournals();
        builder.Services.AddDaybookServer(options =>
        {
            if (configure is null)
                options.AddJournal(folder.FullName);
            else
                configure(options, folder);
        });
        var app = builder.Build();
        app.MapDaybook(prefix);
        await app.StartAsync();
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

using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Server;
using Daybook.Server.Access;
using Daybook.Server.Access.Own;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook serve</c>.</summary>
internal sealed class ServeVerb : Verb
{
    private readonly Option<string[]> _journals = new("--journal", "-j")
    {
        HelpName = "[NAME=]FILE",
        Description = "A journal, or a folder of journals (*.db); may be given more than once. A journal is named by its file without the extension, or by NAME",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string> _urls = new("--urls") { HelpName = "URLS", Description = "Where to listen, several separated by ';' (default: http://127.0.0.1:5080)", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
    private readonly Option<string?> _publicUrl = new("--public-url") { HelpName = "URL", Description = "What links in notices and reports begin with (default: relative links)" };

    private readonly Option<string?> _keys = ServeKeyVerb.KeysOption();

    public ServeVerb(Terminal terminal)
        : base(
            terminal,
            "serve",
            "Show journals in the browser, and answer questions about them over HTTP.",
            "daybook serve",
            "daybook serve --journal us=us.db --journal eu=eu.db",
            "daybook serve --journal journals/ --urls http://127.0.0.1:8080")
    {
        Add(_journals);
        Add(_urls);
        Add(_publicUrl);
        Add(_keys);
        Add(new ServeKeyVerb(terminal));
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var app = Build(run);
        await using (app.ConfigureAwait(false))
        {
            await StartAsync(app, cancellationToken).ConfigureAwait(false);
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
            foreach (var address in addresses)
                run.Say($"{address}  (Ctrl-C ends)");
            run.Say($"Sign in as {OwnAccess.LinkName}, to write: {((OwnAccess)app.Services.GetRequiredService<IAccess>()).LinkBelow(Reached(run, addresses.First()))}");
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, run.Terminal.Time, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Ctrl-C is how serving ends.
            }

            await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return ExitCode.Fine;
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or NotSupportedException)
        {
            // Others could reach it, or what the server library says of an address that it cannot listen on.
            throw new MisuseException($"--urls: {error.Message}");
        }
    }

    /// <summary>How somebody at this machine reaches the server.</summary>
    private string Reached(Invocation run, string address)
    {
        if (run.Get(_publicUrl) is { } known)
            return known;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Host is "0.0.0.0" or "[::]") ? new UriBuilder(uri) { Host = "localhost" }.Uri.ToString() : address;
    }

    private WebApplication Build(Invocation run)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        var urls = run.Get(_urls)!;
        if (urls.Split(';', StringSplitOptions.TrimEntries).Contains(string.Empty))
            throw new MisuseException("--urls: an address is empty; one is http://127.0.0.1:5080");
        builder.WebHost.UseUrls(urls).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton<IHostLifetime>(new EndedByTheTool());
        builder.Services.AddSingleton(run.Context.Journals).AddSingleton(run.Terminal.Time);
        builder.Services.AddDaybookServer(options => Configure(run, options));
        ServedTelemetry.Add(builder.Services);
        var app = builder.Build();
        ServedTelemetry.Map((RouteGroupBuilder)app.MapDaybook());
        return app;
    }

    private void Configure(Invocation run, DaybookServerOptions options)
    {
        if (run.Get(_publicUrl) is { } url)
        {
            options.PublicUrl = Uri.TryCreate(url, UriKind.Absolute, out var known) && (known.Scheme is "http" or "https")
                ? known
                : throw new MisuseException($"--public-url: '{url}' is no address; one is https://daybook.example.com");
        }

        options.UseOwnAccess(ServeKeyVerb.FileOf(run, _keys));
        foreach (var given in run.Get(_journals) is { Length: > 0 } journals ? journals : [run.JournalPath])
        {
            // A file whose own name has '=' in it is that file.
            var split = File.Exists(given) ? -1 : given.IndexOf('=', StringComparison.Ordinal);
            try
            {
                options.AddJournal(given[(split + 1)..], split < 0 ? null : given[..split]);
            }
            catch (ArgumentException error)
            {
                throw new MisuseException($"--journal: {error.Message}");
            }
        }
    }

    /// <summary>Signals end the tool, and the tool ends the server.</summary>
    private sealed class EndedByTheTool : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
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
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var app = Build(run);
        await using (app.ConfigureAwait(false))
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
                run.Say($"{address}  (Ctrl-C ends)");
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

    private WebApplication Build(Invocation run)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(run.Get(_urls)!).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton<IHostLifetime>(new EndedByTheTool());
        builder.Services.AddSingleton(run.Context.Journals).AddSingleton(run.Terminal.Time);
        builder.Services.AddDaybookServer(options => Configure(run, options));
        var app = builder.Build();
        app.MapDaybook();
        return app;
    }

    private void Configure(Invocation run, DaybookServerOptions options)
    {
        options.PublicUrl = run.Get(_publicUrl) is { } url ? new Uri(url, UriKind.Absolute) : null;
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

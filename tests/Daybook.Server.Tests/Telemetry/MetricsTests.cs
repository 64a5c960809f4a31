using System.Diagnostics;
using Daybook.Tests.Shared;

namespace Daybook.Server.Tests.Telemetry;

/// <summary>What the tool's server measures, in the text format.</summary>
public sealed class MetricsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Where it was built: a copy beside the tests lacks the framework that it names.
    private static string Tool
    {
        get
        {
            var built = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(Repository.Root, "src", "Daybook.Cli", "bin", built.Parent!.Name, built.Name, "Daybook.Cli.dll");
        }
    }

    [Fact]
    public async Task The_tool_serves_its_measures_in_the_text_format_from_the_first_request_on()
    {
        var folder = Directory.CreateTempSubdirectory("daybook-metrics-");
        var path = Path.Combine(folder.FullName, "a.db");
        await using (await Daybook.Sqlite.SqliteJournal.OpenAsync(path, cancellationToken: Token))
        {
            // An empty journal.
        }

        var start = new ProcessStartInfo("dotnet", [Tool, "serve", "--journal", path, "--urls", "http://127.0.0.1:0"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        try
        {
            var address = new Uri((await process.StandardError.ReadLineAsync(Token))!.Split(' ')[0]);
            using var client = new HttpClient { BaseAddress = address };
            await client.GetStringAsync("/api/journals/a/events", Token);
            using var stream = await client.GetAsync("/api/journals/a/stream", HttpCompletionOption.ResponseHeadersRead, Token);
            var text = await client.GetStringAsync("/metrics", Token);
            Assert.Matches("""daybook_server_stream_clients\{[^}]*journal="a"[^}]*\} 1""", text);
            Assert.Matches("""daybook_server_journal_events\{[^}]*journal="a"[^}]*\} 0""", text);
            Assert.Matches("""http_server_request_duration_seconds_count\{[^}]*http_route="api/journals/\{journal\}/events"[^\n]*\} 1""", text.Replace("=\"/api", "=\"api", StringComparison.Ordinal));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(Token);
            folder.Delete(recursive: true);
        }
    }
}

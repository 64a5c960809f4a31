using System.Diagnostics;
using Microsoft.Playwright;

namespace Daybook.Browser.Tests.Support;

/// <summary>
/// <c>daybook serve</c> over the demo's journal, and a browser that looks at it: one for all tests. Without a browser its tests are skipped with the reason, and where
/// DAYBOOK_BROWSER_REQUIRED is set, as in CI, they fail.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly string[] s_places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private Process? _server;
    private IPlaywright? _playwright;
    private string? _missing;

    /// <summary>Where the demo's journal lies.</summary>
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("daybook-browser-");

    /// <summary>The journal's file, within the folder.</summary>
    public string Journal => "demo.db";

    /// <summary>Where the pages begin.</summary>
    public string Address { get; private set; } = string.Empty;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if ((Environment.GetEnvironmentVariable("DAYBOOK_BROWSER") ?? s_places.FirstOrDefault(File.Exists)) is not { } chromium)
        {
            _missing = $"There is no browser: neither DAYBOOK_BROWSER names one, nor is there {string.Join(", ", s_places)}.";
            return;
        }

        await DaybookTool.RunAsync(Folder.FullName, null, "demo", "--out", "demo");
        foreach (var file in Directory.GetFiles(Path.Combine(Folder.FullName, "demo"), "journal.db*"))
            File.Move(file, Path.Combine(Folder.FullName, Path.GetFileName(file).Replace("journal.db", Journal, StringComparison.Ordinal)));
        _server = DaybookTool.Start(Folder.FullName, "serve", "--journal", Journal, "--urls", "http://127.0.0.1:0");
        var said = new List<string>();
        while (await _server.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.StartsWith("http://", StringComparison.Ordinal))
            {
                Address = line.Split(' ')[0].TrimEnd('/');
                break;
            }
        }

        Assert.True(Address.Length > 0, string.Join('\n', said));
        _ = _server.StandardError.ReadToEndAsync();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page that fails its test when something is wrong in it: see <see cref="LookedAt"/>.</summary>
    /// <param name="options">How it looks at the page; null: 1440 pixels wide.</param>
    internal async Task<LookedAt> OpenAsync(BrowserNewContextOptions? options = null)
    {
        if (_missing is { } reason)
        {
            Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DAYBOOK_BROWSER_REQUIRED")), reason);
            Assert.Skip(reason);
        }

        options ??= new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } };
        return await LookedAt.AtAsync(await Browser.NewContextAsync(options), Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
        {
            _server.Kill();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        Folder.Delete(recursive: true);
    }
}

/// <summary>All tests look at one site.</summary>
[CollectionDefinition(Name)]
public sealed class SharedSite : ICollectionFixture<Site>
{
    public const string Name = "site";
}

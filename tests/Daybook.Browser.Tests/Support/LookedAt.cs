using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Daybook.Browser.Tests.Support;

/// <summary>A page in a browser. Errors of scripts, lines of the console, reports of the content policy and answers that failed are collected, and fail the test at the end.</summary>
internal sealed class LookedAt : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string _address;
    private readonly List<string> _wrong = [];

    private LookedAt(IBrowserContext context, IPage page, string address)
    {
        (_context, Page, _address) = (context, page, address);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _wrong.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => _wrong.Add($"script: {error}");
        page.Dialog += (_, dialog) =>
        {
            _wrong.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Opens one.</summary>
    public static async Task<LookedAt> AtAsync(IBrowserContext context, string address) => new(context, await context.NewPageAsync(), address);

    /// <summary>Goes to an address of the site and gives its status.</summary>
    public async Task<int> GoAsync(string path)
    {
        var response = await Page.GotoAsync(_address + path);
        return response!.Status;
    }

    /// <summary>What assistive technology would trip over, serious or worse; lines of colours and names that people cannot read.</summary>
    public async Task AssertAccessibleAsync()
    {
        var found = await Page.RunAxe();
        Assert.Empty(found.Violations.Where(one => one.Impact is "serious" or "critical").Select(one => $"{one.Id}: {one.Help} {string.Join(' ', one.Nodes.Take(3).Select(node => node.Html))}"));
    }

    /// <summary>A request that is refused shows in the console, too; a test that asks for one says so.</summary>
    public void ForgetRefusals() => _wrong.RemoveAll(line => line.Contains("Failed to load resource", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.Empty(_wrong);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Daybook.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Daybook.Browser.Tests;

/// <summary>The page of events: the same events as the tool's, an address for every state, and errors at their place.</summary>
[Collection(SharedSite.Name)]
public sealed class EventsPageTests(Site site)
{
    [Fact]
    public async Task It_shows_what_the_tool_prints()
    {
        await using var looked = await site.OpenAsync();
        const string filter = "category = 'protection' and action = 'block'";
        await looked.GoAsync("/journals/demo/events");
        await looked.Page.Locator("#filter").FillAsync(filter);
        await looked.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(looked.Page).ToHaveURLAsync(new Regex("filter="));
        var expected = await DaybookTool.RunAsync(site.Folder.FullName, null, "query", filter, "--journal", site.Journal, "--json");
        var ids = expected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture));
        Assert.Equal(ids, (await looked.Page.Locator("table.events tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(row => row.id.slice(1))")));
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_is_told_where_it_stands()
    {
        await using var looked = await site.OpenAsync();
        Assert.Equal(400, await looked.GoAsync("/journals/demo/events?filter=asset%20%3D%3D%20%27KO%27"));
        await Assertions.Expect(looked.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Column");
        Assert.Equal("asset == 'KO'", await looked.Page.Locator("#filter").InputValueAsync());
        await looked.AssertAccessibleAsync();
        looked.ForgetRefusals();
    }

    [Fact]
    public async Task Pages_follow_each_other_and_back_leads_back()
    {
        await using var looked = await site.OpenAsync();
        await looked.GoAsync("/journals/demo/events");
        var first = await looked.Page.Locator("table.events tbody tr").First.GetAttributeAsync("id");
        await looked.Page.Locator("a[rel=next]").ClickAsync();
        await Assertions.Expect(looked.Page).ToHaveURLAsync(new Regex("cursor="));
        Assert.NotEqual(first, await looked.Page.Locator("table.events tbody tr").First.GetAttributeAsync("id"));
        await looked.Page.GoBackAsync();
        Assert.Equal(first, await looked.Page.Locator("table.events tbody tr").First.GetAttributeAsync("id"));
    }
}

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

    [Fact]
    public async Task A_filter_is_completed_by_keys()
    {
        await using var looked = await site.OpenAsync();
        await looked.GoAsync("/journals/demo/events");
        var filter = looked.Page.Locator("#filter");
        await filter.PressSequentiallyAsync("categ");
        await Assertions.Expect(looked.Page.Locator(".words li").First).ToContainTextAsync("category");
        await looked.AssertAccessibleAsync();
        await looked.Page.Keyboard.PressAsync("ArrowDown");
        await looked.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(filter).ToHaveValueAsync("category ");
        await filter.PressSequentiallyAsync("= 'prot");
        await Assertions.Expect(looked.Page.Locator(".words li").First).ToContainTextAsync("protection");
        await looked.Page.Keyboard.PressAsync("ArrowDown");
        await looked.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(filter).ToHaveValueAsync("category = 'protection' ");
        await looked.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(looked.Page).ToHaveURLAsync(new Regex("filter=category"));
    }

    [Fact]
    public async Task What_another_process_records_comes_in_and_waits_while_paused()
    {
        await using var looked = await site.OpenAsync();
        await looked.GoAsync("/journals/demo/events?filter=type%20%3D%20%27desk_note%27");
        await looked.Page.GetByText("Follow live").ClickAsync();
        await Assertions.Expect(looked.Page).ToHaveURLAsync(new Regex("follow=1"));
        await RecordAsync("first <img src=x onerror=alert(1)>");
        var reasons = looked.Page.Locator("table.events tbody td:nth-child(5)");
        await Assertions.Expect(reasons).ToHaveTextAsync(["first <img src=x onerror=alert(1)>"]);
        await looked.Page.Keyboard.PressAsync("Space");
        await RecordAsync("second");
        await Assertions.Expect(looked.Page.Locator("[data-waiting]")).ToHaveTextAsync("1 new event held back");
        await Assertions.Expect(reasons).ToHaveCountAsync(1);
        await looked.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(reasons).ToHaveTextAsync(["second", "first <img src=x onerror=alert(1)>"]);
        await looked.Page.Locator("table.events tbody a").First.ClickAsync();
        await Assertions.Expect(looked.Page.Locator(".panel .values").First).ToContainTextAsync("second");
    }

    [Fact]
    public async Task A_stretch_is_dragged_over_the_counts()
    {
        await using var looked = await site.OpenAsync();
        await looked.GoAsync("/journals/demo/events");
        var plot = (await looked.Page.Locator(".when-wide .plot").BoundingBoxAsync())!;
        await looked.Page.Mouse.MoveAsync(plot.X + (plot.Width / 4), plot.Y + (plot.Height / 2));
        await looked.Page.Mouse.DownAsync();
        await looked.Page.Mouse.MoveAsync(plot.X + (plot.Width / 2), plot.Y + (plot.Height / 2), new MouseMoveOptions { Steps = 4 });
        await looked.Page.Mouse.UpAsync();
        await Assertions.Expect(looked.Page).ToHaveURLAsync(new Regex("from=20.*to=20"));
        await looked.Page.GoBackAsync();
        await Assertions.Expect(looked.Page).ToHaveURLAsync(new Regex("/events$"));
    }

    [Fact]
    public async Task The_keys_are_told_in_a_dialog()
    {
        await using var looked = await site.OpenAsync();
        await looked.GoAsync("/journals/demo/events?event=5");
        await looked.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(looked.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Overview");
        await looked.AssertAccessibleAsync();
        await looked.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(looked.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await looked.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(looked.Page.Locator(".panel")).ToHaveCountAsync(0);
    }

    private Task<string> RecordAsync(string reason) => DaybookTool.RunAsync(
        site.Folder.FullName,
        $$"""{"timestamp":"2024-08-28T22:00:00Z","event_type":"desk_note","event_category":"portfolio","reason":"{{reason}}"}""" + "\n",
        "record", "--journal", site.Journal);
}

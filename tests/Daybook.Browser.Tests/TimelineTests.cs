using System.Text.RegularExpressions;
using Daybook.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Daybook.Browser.Tests;

/// <summary>The timeline by keys and mouse: its address follows, and the back button leads back.</summary>
[Collection(SharedSite.Name)]
public sealed class TimelineTests(Site site)
{
    [Fact]
    public async Task Keys_zoom_in_place_and_the_back_button_leads_back()
    {
        await using var looked = await site.OpenAsync();
        await looked.GoAsync("/journals/demo/timeline");
        await looked.Page.Keyboard.PressAsync("+");
        await Assertions.Expect(looked.Page).ToHaveURLAsync(new Regex("from=.*to="));
        await Assertions.Expect(looked.Page.Locator("#timeline")).Not.ToHaveAttributeAsync("data-from", new Regex("^2015"));
        await looked.Page.GoBackAsync();
        await Assertions.Expect(looked.Page).ToHaveURLAsync(new Regex("/timeline$"));
        await Assertions.Expect(looked.Page.Locator("#timeline")).ToHaveAttributeAsync("data-from", new Regex("^2015"));
    }

    [Fact]
    public async Task A_drag_pans_and_the_wheel_zooms()
    {
        await using var looked = await site.OpenAsync();
        await looked.GoAsync("/journals/demo/timeline?from=2020-01-01&to=2020-03-01");
        await DragAsync(looked.Page, -200);
        await Assertions.Expect(looked.Page.Locator("#timeline")).Not.ToHaveAttributeAsync("data-from", new Regex("^2020-01-01"));
        await Assertions.Expect(looked.Page).ToHaveURLAsync(new Regex("from=2020-01"));
        var panned = await looked.Page.Locator("#timeline").GetAttributeAsync("data-to");
        await looked.Page.Keyboard.DownAsync("Shift");
        await looked.Page.Mouse.WheelAsync(0, -100);
        await looked.Page.Keyboard.UpAsync("Shift");
        await Assertions.Expect(looked.Page.Locator("#timeline")).Not.ToHaveAttributeAsync("data-to", panned!);
    }

    [Fact]
    public async Task A_mark_that_is_followed_by_key_is_selected_in_the_list()
    {
        await using var looked = await site.OpenAsync();
        await looked.GoAsync("/journals/demo/timeline?from=2024-08-20");
        await looked.Page.Locator("#timeline .when-wide a[href*='event=']").First.FocusAsync();
        await looked.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(looked.Page).ToHaveURLAsync(new Regex("event="));
        await Assertions.Expect(looked.Page.Locator("table.events tr[data-selected]")).ToHaveCountAsync(1);
    }

    private static async Task DragAsync(IPage page, float by)
    {
        var box = (await page.Locator("#timeline .when-wide svg").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width / 2) + by, box.Y + (box.Height / 2), new MouseMoveOptions { Steps = 4 });
        await page.Mouse.UpAsync();
    }
}

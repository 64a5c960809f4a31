using System.Text.RegularExpressions;
using Daybook.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Daybook.Browser.Tests;

/// <summary>What holds for every page: it comes without an error, people with other eyes and hands can use it, it fits a telephone, and it works without script.</summary>
[Collection(SharedSite.Name)]
public sealed class EveryPageTests(Site site)
{
    public static TheoryData<string> Sections => [.. Daybook.Server.Pages.PageRoutes.Sections.Select(section => section.Path)];

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task It_is_whole_and_accessible_in_light_and_dark(string section)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var looked = await site.OpenAsync(new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
            Assert.Equal(200, await looked.GoAsync($"/journals/demo/{section}"));
            await looked.AssertAccessibleAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task It_fits_a_telephone(string section)
    {
        await using var looked = await site.OpenAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 400, Height = 800 } });
        await looked.GoAsync($"/journals/demo/{section}");
        Assert.True(await looked.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 400);
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task It_says_the_same_without_script(string section)
    {
        await using var with = await site.OpenAsync();
        await using var without = await site.OpenAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await with.GoAsync($"/journals/demo/{section}");
        await without.GoAsync($"/journals/demo/{section}");
        Assert.Equal(await without.Page.Locator("h1").InnerTextAsync(), await with.Page.Locator("h1").InnerTextAsync());
        Assert.Equal(await without.Page.Locator("table.rows tbody tr").CountAsync(), await with.Page.Locator("table.rows tbody tr").CountAsync());
    }

    [Fact]
    public async Task The_theme_is_chosen_and_kept()
    {
        await using var looked = await site.OpenAsync();
        await looked.GoAsync("/journals/demo/events?filter=asset%20is%20null");
        var light = await BackgroundAsync(looked.Page);
        await looked.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Dark" }).ClickAsync();
        Assert.NotEqual(light, await BackgroundAsync(looked.Page));
        Assert.Contains("filter=asset", looked.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_lead_to_sections_and_to_the_filter()
    {
        await using var looked = await site.OpenAsync();
        await looked.GoAsync("/journals/demo");
        await looked.Page.Keyboard.PressAsync("g");
        await looked.Page.Keyboard.PressAsync("e");
        await Assertions.Expect(looked.Page).ToHaveURLAsync(new Regex("/events$"));
        await looked.Page.WaitForLoadStateAsync();
        await looked.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(looked.Page.Locator("tr[data-selected]")).ToHaveCountAsync(1);
        await looked.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(looked.Page.Locator("#filter")).ToBeFocusedAsync();
    }

    private static Task<string> BackgroundAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}

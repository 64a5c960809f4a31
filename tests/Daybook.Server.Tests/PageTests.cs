using System.Net;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Server.Tests.Support;

namespace Daybook.Server.Tests;

/// <summary>Pages answer wherever they are mapped, and what events say is text in them.</summary>
public sealed class PageTests
{
    private const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("/daybook")]
    public async Task Every_section_answers_below_any_prefix(string prefix)
    {
        await using var server = await Hosting(prefix);
        foreach (var section in Pages.PageRoutes.Sections)
        {
            using var response = await server.Client.GetAsync($"{prefix}/journals/a/{section.Path}", Token);
            Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
            Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            var html = await response.Content.ReadAsStringAsync(Token);
            Assert.Contains($"href=\"{prefix}/journals/a/events\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Its_files_are_compressed_and_kept_for_ever()
    {
        await using var server = await Hosting("/daybook");
        var html = await server.Client.GetStringAsync("/daybook/journals/a/events", Token);
        var address = html.Split("href=\"").First(part => part.Contains("daybook.css", StringComparison.Ordinal)).Split('"')[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "gzip, br" } } };
        using var response = await server.Client.SendAsync(request, Token);
        Assert.Equal((HttpStatusCode.OK, "br"), (response.StatusCode, response.Content.Headers.ContentEncoding.Single()));
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_journal_is_shown_at_once_and_several_are_listed()
    {
        await using var server = await Hosting("");
        using (var one = await server.Client.GetAsync("/", Token))
            Assert.Equal((HttpStatusCode.Redirect, "/journals/a"), (one.StatusCode, one.Headers.Location!.OriginalString));
        File.Copy(Path.Combine(server.Folder.FullName, "a.db"), Path.Combine(server.Folder.FullName, "b.db"));
        var list = await server.Client.GetStringAsync("/", Token);
        Assert.Contains("/journals/a", list, StringComparison.Ordinal);
        Assert.Contains("/journals/b", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_leads_back_to_this_server_alone()
    {
        await using var server = await Hosting("");
        foreach (var (back, expected) in new[] { ("/journals/a/events?filter=x", "/journals/a/events?filter=x"), ("https://evil.example/", "/"), ("//evil.example/", "/"), ("/\\evil.example", "/") })
        {
            using var response = await server.Client.GetAsync($"/theme/dark?back={Uri.EscapeDataString(back)}", Token);
            Assert.Equal(expected, response.Headers.Location!.OriginalString);
        }
    }

    private static Task<RunningServer> Hosting(string prefix) => RunningServer.StartAsync(
        async journal => await journal.AppendAsync([Make.Note(), PortfolioEvent.Create(EventTypes.PositionOpen, Make.Start, Hostile, Hostile, sizeBefore: 0, sizeAfter: 0.1)], cancellationToken: Token),
        prefix: prefix);
}

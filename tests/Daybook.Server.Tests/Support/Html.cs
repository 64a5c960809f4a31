using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Daybook.Server.Tests.Support;

/// <summary>Pages as a browser reads them.</summary>
internal static class Html
{
    /// <summary>Asks for a page, whatever its status is.</summary>
    public static async Task<IDocument> PageAsync(this RunningServer server, string address) =>
        new HtmlParser().ParseDocument(await (await server.Client.GetAsync(address)).Content.ReadAsStringAsync());

    /// <summary>The texts of what a selector finds.</summary>
    public static string[] Texts(this IParentNode root, string selector) => [.. root.QuerySelectorAll(selector).Select(element => element.TextContent.Trim())];

    /// <summary>The address that a link with this text leads to.</summary>
    public static string Link(this IParentNode root, string text) => root.QuerySelectorAll("a").First(link => link.TextContent.Trim() == text).GetAttribute("href")!;
}

using Daybook.Server.Assets;
using Microsoft.AspNetCore.WebUtilities;

namespace Daybook.Server.Pages;

/// <summary>Addresses of pages, of the API and of files, below where the server is mapped. Their parameters are all of a page's state.</summary>
/// <param name="Root">What every address begins with; ends without a slash.</param>
/// <param name="Journal">The journal that the page is about; null: none in particular.</param>
internal sealed record PageLinks(string Root, string? Journal)
{
    /// <summary>The page of all journals.</summary>
    public string Home => Root + "/";

    /// <summary>Where people sign in, to come back to an address of this server.</summary>
    public string Login(string back) => With(Root + "/login", [("back", back)]);

    /// <summary>Where a form signs them out.</summary>
    public string Logout => Root + "/logout";

    /// <summary>A style sheet or script.</summary>
    public string Asset(string file) => $"{Root}/assets/{AssetFiles.Version}/{file}";

    /// <summary>A page of this journal, such as <c>events</c>; empty: its overview. Parameters that are null or empty are left out.</summary>
    public string Page(string section, params ReadOnlySpan<(string Name, string? Value)> state) => With($"{Root}/journals/{Uri.EscapeDataString(Journal!)}{(section.Length > 0 ? "/" : "")}{section}", state);

    /// <summary>An answer of the API about this journal.</summary>
    public string Api(string question, params ReadOnlySpan<(string Name, string? Value)> state) => With($"{Root}/api/journals/{Uri.EscapeDataString(Journal!)}/{question}", state);

    /// <summary>The same page of another journal.</summary>
    public PageLinks Of(string journal) => this with { Journal = journal };

    /// <summary>Where to go back to: an address within this server; one of elsewhere is no place to send somebody.</summary>
    public string Within(string? back) =>
        back is ['/', ..] && !back.StartsWith("//", StringComparison.Ordinal) && !back.StartsWith("/\\", StringComparison.Ordinal) && !back.Any(char.IsControl) ? back : Home;

    private static string With(string address, ReadOnlySpan<(string Name, string? Value)> state)
    {
        foreach (var (name, value) in state)
        {
            if (!string.IsNullOrEmpty(value))
                address = QueryHelpers.AddQueryString(address, name, value);
        }

        return address;
    }
}

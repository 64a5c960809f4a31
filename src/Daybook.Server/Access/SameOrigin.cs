using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Access;

/// <summary>Tells requests of this server's own pages from those of other pages.</summary>
internal static class SameOrigin
{
    /// <summary>Whether a browser says that a page of this server sent it. Browsers of today say so in <c>Sec-Fetch-Site</c>; where they do not, by <c>Origin</c>. Without either nobody knows, and it is not.</summary>
    /// <param name="request">The request.</param>
    /// <param name="publicUrl">How the server is reached from elsewhere, which a proxy may hide from it; null: as it is asked.</param>
    public static bool Is(HttpRequest request, Uri? publicUrl)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0)
            return site is ["same-origin"];
        return request.Headers.Origin is [{ Length: > 0 } text] && Uri.TryCreate(text, UriKind.Absolute, out var origin)
            && (Same(origin, new Uri($"{request.Scheme}://{request.Host.ToUriComponent()}")) || (publicUrl is not null && Same(origin, publicUrl)));
    }

    private static bool Same(Uri one, Uri other) => Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}

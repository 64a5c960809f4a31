using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Http;

/// <summary>What browsers are told on every answer: nothing runs, loads or frames but what this server serves by itself.</summary>
internal static class SecurityHeaders
{
    /// <summary>The policy of pages: no inline script or style, and nothing from elsewhere.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Puts them on an answer.</summary>
    public static void Put(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Forms of these pages say where they come from; what leads elsewhere does not.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }
}

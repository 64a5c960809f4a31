using System.Text;
using Daybook.Server.Access;
using Daybook.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Daybook.Server.OpenApi;

/// <summary>The document that describes the API.</summary>
internal static class OpenApiRoute
{
    private const string Path = "api/openapi.json";

    /// <summary>Maps it.</summary>
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder group) => group.MapGet(Path, (Delegate)((HttpContext http) =>
    {
        var own = http.Request.PathBase + http.Request.Path;
        var server = own.Value![..^(Path.Length + 1)];
        return Payload.SendAsync(http, "application/json", Encoding.UTF8.GetBytes(OpenApiDocument.Of(server.Length == 0 ? "/" : server).ToJsonString()));
    })).Needs(Role.Viewer);
}

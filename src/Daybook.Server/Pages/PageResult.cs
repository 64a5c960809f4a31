using System.Buffers;
using System.Text;
using Daybook.Server.Http;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Daybook.Server.Pages;

/// <summary>A page: a component with its frame and its model, rendered once on the server, whole, and compressed.</summary>
/// <typeparam name="TPage">The component; it has the parameters <c>Frame</c> and <c>Model</c>.</typeparam>
internal sealed class PageResult<TPage>(PageFrame frame, object? model, int status = StatusCodes.Status200OK) : IResult
    where TPage : IComponent
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = frame, ["Model"] = model };
        var renderer = new HtmlRenderer(httpContext.RequestServices, httpContext.RequestServices.GetRequiredService<ILoggerFactory>());
        var body = new ArrayBufferWriter<byte>(64 * 1024);
        await using (renderer.ConfigureAwait(false))
        {
            await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var root = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters)).ConfigureAwait(true);
                using var text = new StringWriter(new StringBuilder(64 * 1024), System.Globalization.CultureInfo.InvariantCulture);
                text.Write("<!DOCTYPE html>\n");
                root.WriteHtmlTo(text);
                Encoding.UTF8.GetBytes(text.ToString(), body);
            }).ConfigureAwait(false);
        }

        httpContext.Response.StatusCode = status;
        httpContext.Response.Headers.CacheControl = "no-cache";
        await Payload.SendAsync(httpContext, "text/html; charset=utf-8", body.WrittenMemory).ConfigureAwait(false);
    }
}

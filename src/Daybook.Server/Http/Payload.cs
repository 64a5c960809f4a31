using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Daybook.Server.Http;

/// <summary>A body that is whole before it is sent, compressed when the caller takes that and it pays.</summary>
internal static class Payload
{
    private const int WorthCompressing = 1_024;

    /// <summary>Sends it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="body">The body.</param>
    public static async Task SendAsync(HttpContext http, string contentType, ReadOnlyMemory<byte> body)
    {
        var (response, encoding) = (http.Response, body.Length < WorthCompressing ? null : EncodingFor(http.Request));
        response.ContentType = contentType;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
            body = Compressed(body.Span, encoding, CompressionLevel.Fastest);
        }

        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await response.Body.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The best encoding that the caller takes; null: none.</summary>
    public static string? EncodingFor(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return Takes("br") ? "br" : Takes("gzip") ? "gzip" : null;

        bool Takes(string name) => accepted.Any(one => one.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);
    }

    /// <summary>The body in that encoding.</summary>
    public static byte[] Compressed(ReadOnlySpan<byte> body, string encoding, CompressionLevel level)
    {
        using var packed = new MemoryStream(body.Length / 4);
        using (Stream packing = encoding == "br" ? new BrotliStream(packed, level, leaveOpen: true) : new GZipStream(packed, level, leaveOpen: true))
            packing.Write(body);
        return packed.ToArray();
    }
}

using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Daybook.Charts;
using Daybook.Server.Http;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Assets;

/// <summary>
/// Style sheets and scripts. They are part of the assembly, so that a tool, a package and a host serve the same, and each is compressed once. Their address holds a digest of all of them:
/// browsers keep them for ever, and modules that import each other by a relative address get the same version.
/// </summary>
internal static class AssetFiles
{
    private const string Prefix = "assets/";

    private static readonly FrozenDictionary<string, Asset> s_assets = Read().ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    /// <summary>The digest that addresses hold.</summary>
    public static string Version { get; } = Digest();

    /// <summary>The file, when the version is this one; otherwise nothing is there.</summary>
    public static IResult Find(string version, string file) =>
        version == Version && s_assets.TryGetValue(file, out var asset) ? asset : new Problem(StatusCodes.Status404NotFound, "not_found", "there is no such file");

    private static IEnumerable<Asset> Read()
    {
        yield return new Asset("charts.css", Encoding.UTF8.GetBytes(ChartStyle.Css));
        var assembly = typeof(AssetFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return new Asset(name[Prefix.Length..].Replace('\\', '/'), bytes);
        }
    }

    private static string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var asset in s_assets.Values.OrderBy(asset => asset.Name, StringComparer.Ordinal))
            hash.AppendData(asset.Bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private sealed class Asset(string name, byte[] bytes) : IResult
    {
        private readonly Lazy<byte[]> _brotli = new(() => Payload.Compressed(bytes, "br", CompressionLevel.SmallestSize));
        private readonly Lazy<byte[]> _gzip = new(() => Payload.Compressed(bytes, "gzip", CompressionLevel.SmallestSize));

        public string Name => name;

        public byte[] Bytes => bytes;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = Path.GetExtension(name) switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".svg" => "image/svg+xml",
                _ => "application/octet-stream",
            };
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            response.Headers.Vary = "Accept-Encoding";
            var encoding = Payload.EncodingFor(httpContext.Request);
            var body = encoding switch { "br" => _brotli.Value, "gzip" => _gzip.Value, _ => bytes };
            if (encoding is not null)
                response.Headers.ContentEncoding = encoding;
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body, httpContext.RequestAborted).ConfigureAwait(false);
        }
    }
}

using Daybook.Files;

namespace Daybook.Market.Buckets;

/// <summary>Reads which bucket an asset belongs to: CSV with the columns <c>asset</c> and <c>bucket</c>.</summary>
internal static class BucketMapReader
{
    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">A line cannot be read, or an asset is in two buckets.</exception>
    public static BucketMap Read(string text)
    {
        var buckets = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = text.TrimStart('\uFEFF').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var fields = CsvLine.Split(lines[i]) ?? throw new FormatException($"line {i + 1}: a quotation mark is not closed, is inside a field, or has text after it");
            if (i == 0 && fields is not ["asset", "bucket"])
                throw new FormatException("line 1: the first line must be 'asset,bucket'");
            if (i == 0 || fields is [""])
                continue;
            if (fields is not [{ Length: > 0 } asset, { Length: > 0 } bucket])
                throw new FormatException($"line {i + 1}: an asset and a bucket were expected, with a comma between them");
            if (!buckets.TryAdd(asset, bucket) && buckets[asset] != bucket)
                throw new FormatException($"'{asset}' is in the buckets '{buckets[asset]}' and '{bucket}'.");
        }

        return new BucketMap(buckets.GroupBy(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal)
            .Select(bucket => KeyValuePair.Create<string, IReadOnlyList<string>>(bucket.Key, [.. bucket])));
    }
}

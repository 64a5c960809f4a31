using System.Buffers.Text;
using System.Diagnostics;

namespace Daybook.Benchmarks.Serving;

/// <summary>A client of a live stream that looks at ids alone: what is measured is the server.</summary>
internal sealed class StreamClient
{
    private readonly long _from;
    private long _last;

    private StreamClient(long from) => (_from, _last) = (from, from);

    /// <summary>How many events did not come, or came twice.</summary>
    public long Wrong { get; private set; }

    /// <summary>The last id that came.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>When each event came, counted from the first one; 0: not yet.</summary>
    public long[]? Seen { get; private set; }

    /// <summary>Takes part at the journal's end; returns once the stream has begun.</summary>
    /// <param name="client">Asks.</param>
    /// <param name="address">The stream.</param>
    /// <param name="from">The journal's events.</param>
    /// <param name="expected">How many events will come; 0: when each comes is not kept.</param>
    /// <param name="cancellationToken">Leaves.</param>
    public static async Task<StreamClient> EnterAsync(HttpClient client, string address, long from, int expected, CancellationToken cancellationToken)
    {
        var self = new StreamClient(from) { Seen = expected == 0 ? null : new long[expected] };
        var content = await client.GetStreamAsync(new Uri(address, UriKind.Relative), cancellationToken).ConfigureAwait(false);
        var buffer = new byte[64 * 1024];
        var began = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _ = self.ReadAsync(content, buffer, began, cancellationToken);
        return self;
    }

    private async Task ReadAsync(Stream content, byte[] buffer, int filled, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var used = Take(buffer.AsSpan(0, filled), Stopwatch.GetTimestamp());
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
                var read = await content.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                    return;
                filled += read;
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or HttpRequestException)
        {
            // It leaves, or was cut off: what has not come by then is lost.
        }
    }

    private int Take(ReadOnlySpan<byte> text, long now)
    {
        var used = 0;
        while (text[used..].IndexOf((byte)'\n') is >= 0 and var length)
        {
            var line = text.Slice(used, length);
            used += length + 1;
            if (!line.StartsWith("id: "u8) || line.IndexOf((byte)'-') is not (>= 0 and var dash) || !Utf8Parser.TryParse(line[(dash + 1)..], out long id, out _) || id == _last)
                continue;
            Wrong += id > _last ? id - _last - 1 : 1;
            if (Seen is { } seen && id > _from && id <= _from + seen.Length)
                seen[id - _from - 1] = now;
            Volatile.Write(ref _last, Math.Max(_last, id));
        }

        // A line longer than the buffer is no id.
        return used == 0 && text.Length == 64 * 1024 ? text.Length : used;
    }
}

using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;

namespace Daybook.Server.Streaming;

/// <summary>Events that became known together, each written as a server-sent event once for everybody who takes it.</summary>
internal sealed class LivePage
{
    private const int MaxHead = 128;

    private readonly byte[] _bytes;
    private readonly int[] _ends;
    private readonly IReadOnlyList<PortfolioEvent> _events;

    private LivePage(IReadOnlyList<PortfolioEvent> events, byte[] bytes, int[] ends, int epoch) => (_events, _bytes, _ends, Epoch) = (events, bytes, ends, epoch);

    /// <summary>The id of the first event.</summary>
    public long First => _events[0].Id;

    /// <summary>The id of the last event.</summary>
    public long Last => _events[^1].Id;

    /// <summary>The journal's epoch as of the last event.</summary>
    public int Epoch { get; }

    /// <summary>How many events.</summary>
    public int Count => _events.Count;

    /// <summary>The size of what is sent.</summary>
    public int Bytes => _bytes.Length;

    /// <summary>Whether a session begins here: filters by portfolio must learn of it.</summary>
    public bool BeginsSession => _events.Any(happened => happened.Type.Equals(EventTypes.SessionStart));

    /// <summary>Writes events.</summary>
    /// <param name="events">The events, at least one, by id.</param>
    /// <param name="epoch">The epoch that they are read in; a recovery among them begins the next one.</param>
    public static LivePage Of(IReadOnlyList<PortfolioEvent> events, int epoch)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024 * events.Count);
        var ends = new int[events.Count];
        using var json = new Utf8JsonWriter(buffer);
        for (var at = 0; at < events.Count; at++)
        {
            var happened = events[at];
            epoch = EpochAfter(happened, epoch);
            Utf8.TryWrite(buffer.GetSpan(MaxHead), CultureInfo.InvariantCulture, $"id: {epoch}-{happened.Id}\nevent: event\ndata: ", out var length);
            buffer.Advance(length);
            json.Reset();
            EventJson.Write(json, happened);
            json.Flush();
            buffer.Write("\n\n"u8);
            ends[at] = buffer.WrittenCount;
        }

        return new LivePage(events, buffer.WrittenSpan.ToArray(), ends, epoch);
    }

    /// <summary>What is sent of the events behind one id.</summary>
    /// <param name="after">The id.</param>
    /// <param name="filter">What they must satisfy; null: nothing.</param>
    /// <param name="buffer">Takes what is sent.</param>
    /// <returns>How many events.</returns>
    public int Take(long after, Filter? filter, IBufferWriter<byte> buffer)
    {
        if (filter is null && after < First)
        {
            buffer.Write(_bytes);
            return Count;
        }

        var taken = 0;
        for (var at = 0; at < _events.Count; at++)
        {
            if (_events[at].Id <= after || filter?.Matches(_events[at]) == false)
                continue;
            var start = at == 0 ? 0 : _ends[at - 1];
            buffer.Write(_bytes.AsSpan(start, _ends[at] - start));
            taken++;
        }

        return taken;
    }

    // An import may bring a recovery of another journal along, which says nothing of this one.
    private static int EpochAfter(PortfolioEvent happened, int epoch) =>
        happened.Type.Equals(EventTypes.JournalRecovered) && !happened.IsImported && happened.Number("epoch") is { } begun and < int.MaxValue
            ? Math.Max(epoch, (int)begun)
            : epoch;
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Daybook.Recording.Writing;

/// <summary>The instruments of the meter <c>Daybook</c>, each tagged with the journal's place (<c>daybook.journal</c>). One set for the process, fed by every open writer.</summary>
internal sealed class WriterMetrics : IDisposable
{
    private static readonly Meter Meter = new("Daybook", typeof(WriterMetrics).Assembly.GetName().Version?.ToString(3));

    private static readonly ConcurrentDictionary<WriterMetrics, bool> Open = new();

    private static readonly Counter<long> Events = Meter.CreateCounter<long>("daybook.events", "{event}", "Events that were stored.");

    private static readonly Counter<long> Groups = Meter.CreateCounter<long>("daybook.groups", "{group}", "Groups that were committed.");

    private static readonly Histogram<double> CommitDuration = Meter.CreateHistogram<double>("daybook.commit.duration", "s", "How long a commit took.");

    private readonly KeyValuePair<string, object?> _journal;
    private readonly WriteBuffer _buffer;

    static WriterMetrics()
    {
        Meter.CreateObservableCounter("daybook.refused", static () => Observe(static state => state.Refused), "{event}", "Events that were refused.");
        Meter.CreateObservableGauge("daybook.queue.depth", static () => Observe(static state => state.Depth), "{event}", "Events that wait in the buffer.");
        Meter.CreateObservableGauge(
            "daybook.faulted", static () => Observe(static state => state.Trouble is JournalFaultedException ? 1 : 0), "1", "1 when the journal takes nothing until reopened.");
        Meter.CreateObservableGauge(
            "daybook.unavailable", static () => Observe(static state => state.Trouble is JournalUnavailableException ? 1 : 0), "1", "1 while the store takes nothing.");
    }

    public WriterMetrics(string location, WriteBuffer buffer)
    {
        _journal = new("daybook.journal", location);
        _buffer = buffer;
        Open[this] = true;
    }

    public void Committed(long events, TimeSpan elapsed)
    {
        try
        {
            Events.Add(events, _journal);
            Groups.Add(1, _journal);
            CommitDuration.Record(elapsed.TotalSeconds, _journal);
        }
        catch (Exception error)
        {
            // Listeners run on the writer's thread. One that throws must not stop the journal; whoever debugs it is told.
            Debug.WriteLine(error);
        }
    }

    public void Dispose() => Open.TryRemove(this, out _);

    private static IEnumerable<Measurement<long>> Observe(Func<BufferState, long> value)
    {
        foreach (var (writer, _) in Open)
            yield return new Measurement<long>(value(writer._buffer.State), writer._journal);
    }
}

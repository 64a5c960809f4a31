using System.Diagnostics.Metrics;
using Daybook.Recording;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class MetricsTests
{
    [Fact]
    public async Task Groups_events_and_commit_times_are_counted_under_the_journals_place()
    {
        await using var bench = await RecordingBench.OpenAsync();
        using var meter = new Meters(bench.Store.Location);
        bench.Store.DuringAppend = () => bench.Time.Advance(TimeSpan.FromMilliseconds(20));

        await bench.Journal.AppendAsync([RecordingBench.Event("a"), RecordingBench.Event("b")], cancellationToken: RecordingBench.Cancellation);
        await bench.Journal.AppendAsync([RecordingBench.Event("c")], cancellationToken: RecordingBench.Cancellation);

        Assert.Equal([2, 1], meter.Of("daybook.events"));
        Assert.Equal([1, 1], meter.Of("daybook.groups"));
        Assert.Equal([0.02, 0.02], meter.Of("daybook.commit.duration"));
    }

    [Fact]
    public async Task Depth_refusals_and_trouble_can_be_observed()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { BufferCapacity = 1, MaxWait = TimeSpan.Zero });
        using var meter = new Meters(bench.Store.Location);
        var held = bench.HoldWriter();
        bench.Journal.Record(RecordingBench.Note, "1");
        bench.Journal.Record(RecordingBench.Note, "refused");
        meter.Observe();
        Assert.Equal((2, 1, 0, 0), (meter.Last("daybook.queue.depth"), meter.Last("daybook.refused"), meter.Last("daybook.unavailable"), meter.Last("daybook.faulted")));

        bench.Store.Failure = new StoreUnavailableException("busy");
        bench.Store.Release();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => held);
        meter.Observe();
        Assert.Equal((1, 0), (meter.Last("daybook.unavailable"), meter.Last("daybook.faulted")));

        bench.Store.Failure = new StoreFaultedException("gone");
        await Assert.ThrowsAsync<JournalFaultedException>(() => bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation));
        meter.Observe();
        Assert.Equal((0, 1), (meter.Last("daybook.unavailable"), meter.Last("daybook.faulted")));
    }

    [Fact]
    public async Task A_closed_journal_is_observed_no_more()
    {
        await using var bench = await RecordingBench.OpenAsync();
        using var meter = new Meters(bench.Store.Location);

        await bench.Journal.DisposeAsync();
        meter.Observe();

        Assert.Empty(meter.Of("daybook.faulted"));
    }

    [Fact]
    public async Task A_listener_that_throws_stops_nothing()
    {
        await using var bench = await RecordingBench.OpenAsync();
        using var meter = new Meters(bench.Store.Location) { Throws = true };

        Assert.Equal([1L], await bench.Journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation));
        Assert.Equal([2L], await bench.Journal.AppendAsync([RecordingBench.Event("b")], cancellationToken: RecordingBench.Cancellation));
        Assert.Null(bench.Journal.Fault);
    }

    /// <summary>Listens to the meter for one journal.</summary>
    private sealed class Meters : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly string _place;
        private readonly List<(string Name, double Value)> _seen = [];

        public Meters(string place)
        {
            _place = place;
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Daybook")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
            _listener.Start();
        }

        public bool Throws { get; set; }

        public void Observe() => _listener.RecordObservableInstruments();

        public IReadOnlyList<double> Of(string name)
        {
            lock (_seen)
                return [.. _seen.Where(seen => seen.Name == name).Select(seen => seen.Value)];
        }

        public double Last(string name) => Of(name)[^1];

        public void Dispose() => _listener.Dispose();

        private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.Length != 1 || tags[0].Key != "daybook.journal" || (string?)tags[0].Value != _place)
                return;
            if (Throws)
                throw new InvalidOperationException("a listener's own trouble");
            lock (_seen)
                _seen.Add((instrument.Name, value));
        }
    }
}

using System.Diagnostics.Metrics;
using Daybook.Server.Journals;

namespace Daybook.Server.Telemetry;

/// <summary>
/// What the server measures of itself, under the meter <c>Daybook.Server</c>. The instruments are made with the container, so that nothing is counted before somebody can listen.
/// Exporters are the host's; how long
/// each question took is among ASP.NET Core's own measures (<c>http.server.request.duration</c>, by route and status).
/// </summary>
internal sealed class ServerMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Daybook.Server";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly UpDownCounter<long> _streamClients;
    private readonly Counter<long> _streamed;
    private readonly Counter<long> _skipped;
    private readonly Counter<long> _recorded;

    public ServerMeter(IMeterFactory meters, ServedJournals journals)
    {
        var meter = meters.Create(Name);
        meter.CreateObservableGauge("daybook.server.journal.events", () => Counts(journals), "{event}", "How many events each journal has, of those that were asked for something.");
        _streamClients = meter.CreateUpDownCounter<long>("daybook.server.stream.clients", "{client}", "Who takes part in live streams now.");
        _streamed = meter.CreateCounter<long>("daybook.server.stream.events", "{event}", "Events that live streams sent.");
        _skipped = meter.CreateCounter<long>("daybook.server.stream.skipped", "{event}", "Events that slow clients of live streams were told to have missed.");
        _recorded = meter.CreateCounter<long>("daybook.server.recorded.events", "{event}", "Events that were recorded over HTTP.");
    }

    /// <summary>A client of a live stream comes (1) or goes (-1).</summary>
    public void StreamClient(string journal, int change) => _streamClients.Add(change, KeyValuePair.Create<string, object?>("journal", journal));

    /// <summary>A live stream sent events.</summary>
    public void Streamed(string journal, int events) => _streamed.Add(events, KeyValuePair.Create<string, object?>("journal", journal));

    /// <summary>A slow client was told what it missed.</summary>
    public void Skipped(string journal, long events) => _skipped.Add(events, KeyValuePair.Create<string, object?>("journal", journal));

    /// <summary>Events were recorded.</summary>
    public void Recorded(string journal, int events) => _recorded.Add(events, KeyValuePair.Create<string, object?>("journal", journal));

    // Measures are taken on a thread that cannot wait: a journal that is not open, or answers late, is left out.
    private static IEnumerable<Measurement<long>> Counts(ServedJournals journals)
    {
        foreach (var journal in journals.All)
        {
            if (journal.CountWithin(s_patience) is { } count)
                yield return new Measurement<long>(count, KeyValuePair.Create<string, object?>("journal", journal.Name));
        }
    }
}

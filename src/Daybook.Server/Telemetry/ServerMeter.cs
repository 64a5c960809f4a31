using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Daybook.Server.Telemetry;

/// <summary>
/// What the server measures of itself, under the meter <c>Daybook.Server</c>. The instruments are made with the container, so that nothing is counted before somebody can listen.
/// Exporters are the host's.
/// </summary>
internal sealed class ServerMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Daybook.Server";

    private readonly Histogram<double> _requests;
    private readonly UpDownCounter<long> _streamClients;
    private readonly Counter<long> _streamed;
    private readonly Counter<long> _skipped;
    private readonly Counter<long> _recorded;

    public ServerMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _requests = meter.CreateHistogram<double>("daybook.server.request.duration", "s", "How long questions and records took to answer, by question and status.");
        _streamClients = meter.CreateUpDownCounter<long>("daybook.server.stream.clients", "{client}", "Who takes part in live streams now.");
        _streamed = meter.CreateCounter<long>("daybook.server.stream.events", "{event}", "Events that live streams sent.");
        _skipped = meter.CreateCounter<long>("daybook.server.stream.skipped", "{event}", "Events that slow clients of live streams were told to have missed.");
        _recorded = meter.CreateCounter<long>("daybook.server.recorded.events", "{event}", "Events that were recorded over HTTP.");
    }

    /// <summary>A question was answered.</summary>
    public void Answered(string question, int status, TimeSpan duration) =>
        _requests.Record(duration.TotalSeconds, new TagList { { "question", question }, { "status", status } });

    /// <summary>A client of a live stream comes (1) or goes (-1).</summary>
    public void StreamClient(string journal, int change) => _streamClients.Add(change, KeyValuePair.Create<string, object?>("journal", journal));

    /// <summary>A live stream sent events.</summary>
    public void Streamed(string journal, int events) => _streamed.Add(events, KeyValuePair.Create<string, object?>("journal", journal));

    /// <summary>A slow client was told what it missed.</summary>
    public void Skipped(string journal, long events) => _skipped.Add(events, KeyValuePair.Create<string, object?>("journal", journal));

    /// <summary>Events were recorded.</summary>
    public void Recorded(string journal, int events) => _recorded.Add(events, KeyValuePair.Create<string, object?>("journal", journal));
}

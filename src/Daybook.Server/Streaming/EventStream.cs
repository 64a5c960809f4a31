using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Server.Telemetry;
using Daybook.Storage;

namespace Daybook.Server.Streaming;

/// <summary>What one client of a journal's stream is sent: first what it has not seen yet, read from the journal, and then what is new, from the feed that all share.</summary>
/// <param name="journal">The journal's name.</param>
/// <param name="reader">The journal.</param>
/// <param name="asked">What events must satisfy, as it was asked; null: nothing.</param>
/// <param name="output">Takes what is sent.</param>
/// <param name="feeds">The feeds.</param>
/// <param name="meter">Counts.</param>
/// <param name="time">The clock.</param>
internal sealed class EventStream(string journal, JournalReader reader, Filter? asked, PipeWriter output, LiveFeeds feeds, ServerMeter meter, TimeProvider time)
{
    /// <summary>How long a stream is silent at most.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>How long a client may take nothing before it counts as gone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private Filter? _filter;
    private JournalPosition _place;

    /// <summary>Sends until it is cancelled.</summary>
    /// <param name="after">Behind which place to begin; null: at the journal's end.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="TimeoutException">The client takes nothing any more.</exception>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    public async Task RunAsync(JournalPosition? after, CancellationToken cancellationToken)
    {
        var feed = await feeds.EnterAsync(reader, cancellationToken).ConfigureAwait(false);
        try
        {
            var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
            _place = after ?? new JournalPosition(head.Epoch, head.Count);
            if (asked is not null)
                _filter = await reader.ResolveAsync(asked, cancellationToken).ConfigureAwait(false);

            // With its id, so that a client that loses the connection before the first event goes on from here.
            await TellAsync("start", _place, json => json.WriteString("position", StreamPlace.Text(_place)), cancellationToken).ConfigureAwait(false);
            while (true)
            {
                await CatchUpAsync(feed, cancellationToken).ConfigureAwait(false);
                await FollowAsync(feed, cancellationToken).ConfigureAwait(false);
                var ended = feed;
                feed = await feeds.EnterAsync(reader, cancellationToken).ConfigureAwait(false);
                await feeds.LeaveAsync(reader, ended).ConfigureAwait(false);
            }
        }
        finally
        {
            await feeds.LeaveAsync(reader, feed).ConfigureAwait(false);
        }
    }

    /// <summary>Reads for itself until the feed's memory reaches back to where it stands.</summary>
    private async Task CatchUpAsync(LiveFeed feed, CancellationToken cancellationToken)
    {
        while (true)
        {
            var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
            if (_place.Epoch == head.Epoch && _place.Id <= head.Count && feed.Reaches(_place))
                return;
            try
            {
                var epoch = Math.Max(_place.Epoch, head.Epoch);
                await foreach (var batch in EventBatches.ReadAsync(reader, _place, cancellationToken).ConfigureAwait(false))
                {
                    var page = LivePage.Of(batch, epoch);
                    epoch = page.Epoch;
                    await SendAsync(page, cancellationToken).ConfigureAwait(false);
                    if (feed.HasFailed || feed.Reaches(_place))
                        return;
                }
            }
            catch (PositionLostException lost)
            {
                await TellLostAsync(lost, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes from the feed until that ends because the journal was recovered.</summary>
    private async Task FollowAsync(LiveFeed feed, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var step = feed.Next(_place.Id);
                if (step.Page is null)
                {
                    await WaitAsync(step.Changed, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                if (step.Skipped > 0)
                    await TellSkippedAsync(step.Page, step.Skipped, cancellationToken).ConfigureAwait(false);
                await SendAsync(step.Page, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (PositionLostException)
        {
            // The feed stood elsewhere: whether this client's own place is lost shows when it reads on from there.
        }
    }

    private async Task WaitAsync(Task changed, CancellationToken cancellationToken)
    {
        while (!changed.IsCompleted)
        {
            try
            {
                await changed.WaitAsync(Silence, time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // With the place, so that a client whose filter passes little over goes on near the end.
                WriteText($": nothing new\nid: {StreamPlace.Text(_place)}\n\n");
                await FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task SendAsync(LivePage page, CancellationToken cancellationToken)
    {
        if (page.BeginsSession && asked?.AsksFor(EventField.Portfolio) == true)
            _filter = await reader.ResolveAsync(asked, cancellationToken).ConfigureAwait(false);
        var sent = page.Take(_place.Id, _filter, output);
        _place = new JournalPosition(page.Epoch, page.Last);
        if (sent == 0)
            return;
        meter.Streamed(journal, sent);
        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task TellSkippedAsync(LivePage next, long count, CancellationToken cancellationToken)
    {
        var (from, to) = (_place, new JournalPosition(next.Epoch, next.First - 1));
        meter.Skipped(journal, count);
        await TellAsync(
            "skipped",
            to,
            json =>
            {
                json.WriteNumber("count", count);
                json.WriteString("after", StreamPlace.Text(from));
                json.WriteNumber("from_id", from.Id + 1);
                json.WriteNumber("to_id", to.Id);
            },
            cancellationToken).ConfigureAwait(false);
        _place = to;
    }

    private async Task TellLostAsync(PositionLostException lost, CancellationToken cancellationToken)
    {
        var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        _place = lost.RestartAt ?? new JournalPosition(head.Epoch, 0);
        await TellAsync(
            "lost",
            _place,
            json =>
            {
                json.WriteString("position", StreamPlace.Text(lost.Position));
                json.WriteString("restart_at", StreamPlace.Text(_place));
                json.WriteString("detail", lost.Message);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task TellAsync(string name, JournalPosition place, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        WriteText($"id: {StreamPlace.Text(place)}\nevent: {name}\ndata: ");
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        WriteText("\n\n");
        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private void WriteText(string text) => output.Write(System.Text.Encoding.UTF8.GetBytes(text));

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var flush = output.FlushAsync(cancellationToken);
        if (!flush.IsCompletedSuccessfully)
            await flush.AsTask().WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
    }
}

using System.Runtime.CompilerServices;
using Daybook.Queries;
using Microsoft.Extensions.DependencyInjection;

namespace Daybook.Server.Streaming;

/// <summary>The feeds that somebody takes part in, one a journal. Safe for several threads.</summary>
internal sealed class LiveFeeds(IServiceProvider services) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConditionalWeakTable<JournalReader, LiveFeed> _feeds = [];
    private readonly TimeProvider _time = services.GetService<TimeProvider>() ?? TimeProvider.System;

    /// <summary>How long the feeds' memory is.</summary>
    public StreamLimits Limits { get; set; } = new();

    /// <summary>Takes part in a journal's feed; <see cref="LeaveAsync"/> ends that.</summary>
    public async ValueTask<LiveFeed> EnterAsync(JournalReader reader, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_feeds.TryGetValue(reader, out var feed) || feed.HasFailed)
            {
                feed = await LiveFeed.StartAsync(reader, _time, Limits, cancellationToken).ConfigureAwait(false);
                _feeds.AddOrUpdate(reader, feed);
            }

            feed.Clients++;
            return feed;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends taking part; with the last one ends the feed.</summary>
    public async ValueTask LeaveAsync(JournalReader reader, LiveFeed feed)
    {
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (--feed.Clients > 0)
                return;
            if (_feeds.TryGetValue(reader, out var current) && current == feed)
                _feeds.Remove(reader);
            feed.Dispose();
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}

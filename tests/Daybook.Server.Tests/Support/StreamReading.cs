using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Daybook.Server.Tests.Support;

/// <summary>Reads a journal's live stream.</summary>
public sealed class StreamReading : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _items;
    private readonly SseParser<string> _parser;

    private StreamReading(HttpResponseMessage response, SseParser<string> parser, CancellationToken cancellationToken) =>
        (_response, _parser, _items) = (response, parser, parser.EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken));

    /// <summary>The id that a client would come back with.</summary>
    public string LastId => _parser.LastEventId;

    /// <summary>Begins; the first thing that comes says where.</summary>
    public static async Task<StreamReading> OpenAsync(RunningServer server, string query = "", string? lastEventId = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/journals/{(query.Contains('/', StringComparison.Ordinal) ? query : $"a/stream{query}")}");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var reading = new StreamReading(response, SseParser.Create(await response.Content.ReadAsStreamAsync(cancellationToken)), cancellationToken);
        Assert.Equal("start", (await reading.NextAsync()).Name);
        return reading;
    }

    /// <summary>The next thing that comes.</summary>
    public async Task<(string Name, JsonElement Data)> NextAsync()
    {
        Assert.True(await _items.MoveNextAsync(), "the stream ended");
        return (_items.Current.EventType, JsonElement.Parse(_items.Current.Data));
    }

    /// <summary>The ids of the next events.</summary>
    public async Task<List<long>> IdsAsync(int count)
    {
        var ids = new List<long>();
        while (ids.Count < count)
        {
            var (name, data) = await NextAsync();
            Assert.Equal("event", name);
            ids.Add(data.GetProperty("id").GetInt64());
            Assert.EndsWith($"-{ids[^1]}", LastId, StringComparison.Ordinal);
        }

        return ids;
    }

    /// <summary>Whether the stream ends here.</summary>
    public async Task<bool> EndsAsync() => !await _items.MoveNextAsync();

    public async ValueTask DisposeAsync()
    {
        _response.Dispose();
        try
        {
            await _items.DisposeAsync();
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // It was cut off by the line before.
        }
    }
}

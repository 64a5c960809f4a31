using System.Buffers;
using System.Text.Json;
using Daybook.Events;

namespace Daybook.Exchange.Exporting.JsonLines;

/// <summary>One JSON object a line (<see cref="EventJson"/>).</summary>
internal sealed class JsonLinesTarget(Stream stream) : IExportTarget
{
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);

    public async ValueTask WriteAsync(IReadOnlyList<PortfolioEvent> events, CancellationToken cancellationToken)
    {
        using var writer = new Utf8JsonWriter(_buffer);
        for (var i = 0; i < events.Count; i++)
        {
            EventJson.Write(writer, events[i]);
            writer.Flush();
            writer.Reset();
            _buffer.Write("\n"u8);
            if (_buffer.WrittenCount < 32 * 1024 && i < events.Count - 1)
                continue;
            await stream.WriteAsync(_buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
            _buffer.ResetWrittenCount();
        }
    }

    public ValueTask CompleteAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

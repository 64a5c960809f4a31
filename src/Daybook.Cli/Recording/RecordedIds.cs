using System.Buffers;
using System.Buffers.Text;
using Daybook.Cli.Text;

namespace Daybook.Cli.Recording;

/// <summary>Writes the ids of recorded events to standard output, a line each; as numbers, or as JSON objects.</summary>
internal sealed class RecordedIds(Stream output, bool json)
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4 * 1024);

    /// <summary>How many ids were told.</summary>
    public long Count { get; private set; }

    /// <summary>What became of the events before the one that stopped it.</summary>
    public string Kept => Count switch
    {
        0 => "nothing was recorded",
        1 => "the event before it is recorded",
        _ => $"the {Quantity.Count(Count)} events before it are recorded",
    };

    /// <summary>Writes one id; <see cref="Flush"/> hands it over.</summary>
    public void Tell(long id)
    {
        Count++;
        if (json)
            _buffer.Write("{\"id\":"u8);
        Utf8Formatter.TryFormat(id, _buffer.GetSpan(20), out var written);
        _buffer.Advance(written);
        _buffer.Write(json ? "}\n"u8 : "\n"u8);
    }

    /// <summary>Hands over what was written.</summary>
    public void Flush()
    {
        if (_buffer.WrittenCount == 0)
            return;
        output.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        output.Flush();
    }
}

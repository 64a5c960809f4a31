using System.Buffers;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Daybook.Events;

namespace Daybook.Recording.Sessions;

/// <summary>Gathers the metadata of an event that recording itself writes.</summary>
internal sealed class Facts
{
    private const int MaxText = 4_000;

    private readonly List<(string Key, MetadataValue Value)> _pairs = [];

    /// <summary>Adds a text; null is left out, and what cannot be stored is replaced.</summary>
    public Facts Text(string key, string? text)
    {
        if (text is not null)
            _pairs.Add((key, StorableText.Of(text, MaxText)));
        return this;
    }

    /// <summary>Adds a text of the caller's as it is; null is left out.</summary>
    public Facts Given(string key, string? text)
    {
        if (text is not null)
            _pairs.Add((key, text));
        return this;
    }

    public Facts Flag(string key, bool value)
    {
        _pairs.Add((key, value));
        return this;
    }

    public Facts Number(string key, double value)
    {
        _pairs.Add((key, value));
        return this;
    }

    /// <summary>Adds what an exception says.</summary>
    public Facts Error(Exception? exception) =>
        exception is null ? this : Text("error", exception.Message).Text("exception", exception.GetType().FullName);

    /// <summary>Adds the ids of the surrounding activity, so that an OpenTelemetry backend can be joined.</summary>
    public Facts CurrentActivity()
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C } activity)
            return this;
        return Text("w3c_trace_id", activity.TraceId.ToHexString()).Text("w3c_span_id", activity.SpanId.ToHexString());
    }

    /// <summary>The facts, followed by further ones that the caller gives.</summary>
    /// <exception cref="InvalidEventException">A further key is one of ours, or all of it together is too large.</exception>
    public Metadata? And(Metadata? further)
    {
        var own = Metadata.Of(CollectionsMarshal.AsSpan(_pairs));
        if (own is null || further is null || further.Utf8.Length <= "{}".Length)
            return own ?? further;
        var joined = new ArrayBufferWriter<byte>(own.Utf8.Length + further.Utf8.Length);
        joined.Write(own.Utf8.Span[..^1]);
        joined.Write(","u8);
        joined.Write(further.Utf8.Span[1..]);
        return Metadata.Parse(joined.WrittenSpan);
    }
}

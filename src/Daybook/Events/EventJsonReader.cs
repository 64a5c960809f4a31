using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Daybook.Events;

/// <summary>Reads one JSON object into an event's columns, and names the column and the place of whatever does not fit.</summary>
internal ref struct EventJsonReader
{
    private const int MaxDepth = Metadata.MaxDepth + 4;
    private const string NoObject = "a line must be one JSON object, which begins with '{'";
    private const string List = "a line must be one JSON object, but this is a list; split it into lines with jq -c '.[]' FILE";
    private const string Cut = "the line ends in the middle of the object: it was cut off, or the object continues on the next line; put each object on one line with jq -c . FILE";

    [ThreadStatic]
    private static RepeatedTexts? s_texts;

    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _reader;
    private EventFields _fields = new();
    private string? _type;
    private string? _category;
    private bool _hasTime;

    public EventJsonReader(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    private readonly int Place => (int)_reader.TokenStartIndex + 1;

    public EventFields Read()
    {
        if (!Utf8.IsValid(_utf8))
            throw new InvalidEventException("json", "the line is not valid UTF-8") { Position = FirstInvalid(_utf8) + 1 };
        try
        {
            ReadObject();
        }
        catch (JsonException error)
        {
            throw NoJson(error);
        }

        if (!_hasTime)
            throw new InvalidEventException("timestamp", "it is required") { Position = 1 };

        // A journal may hold an import's event whose type is the empty text, and what a journal wrote is read back.
        if (_type is null || (_type.Length == 0 && _fields.RecordedMicros == 0))
            throw new InvalidEventException("event_type", "it is required") { Position = 1 };
        _fields.Type = EventType.Foreign(_type, CategoryOf(_type, _category));
        return _fields;
    }

    private void ReadObject()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
            throw Misfit("json", _reader.TokenType == JsonTokenType.StartArray ? List : NoObject);
        var seen = 0;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Name();
            var bit = 1 << EventJsonNames.IndexOf(name);
            if ((seen & bit) != 0)
                throw Misfit(name, "the column occurs twice; remove one");
            seen |= bit;
            ReadColumn(name);
        }

        if (_reader.Read())
            throw Misfit("json", "something follows the object");
    }

    private void ReadColumn(string name)
    {
        _reader.Read();
        switch (name)
        {
            case "id": _fields.Id = Whole(name) ?? 0; break;
            case "timestamp" or "occurred": (_fields.OccurredMicros, _hasTime) = Time(name) is { } at ? (at, true) : (0, false); break;
            case "event_type" or "type": _type = Repeated(name); break;
            case "event_category" or "category": _category = Repeated(name); break;
            case "trace_id": _fields.TraceId = Repeated(name); break;
            case "session_id": _fields.SessionId = Repeated(name); break;
            case "asset": _fields.Asset = Repeated(name); break;
            case "regime": _fields.Regime = Repeated(name); break;
            case "action": _fields.Action = Repeated(name); break;
            case "reason": _fields.Reason = Text(name); break;
            case "score_before": _fields.ScoreBefore = Number(name); break;
            case "score_after": _fields.ScoreAfter = Number(name); break;
            case "size_before": _fields.SizeBefore = Number(name); break;
            case "size_after": _fields.SizeAfter = Number(name); break;
            case "portfolio_allocation": _fields.PortfolioAllocation = Number(name); break;
            case "active_positions": _fields.ActivePositions = Whole(name); break;
            case "metadata": _fields.Metadata = Object(); break;
            case "execution_time_ms": _fields.ExecutionTimeMs = Number(name); break;
            case "recorded": _fields.RecordedMicros = Time(name) ?? 0; break;
            case "actor": _fields.Actor = Repeated(name); break;
            case "origin": _fields.Origin = Repeated(name); break;
        }
    }

    /// <summary>The name of a column, as one of <see cref="EventJsonNames"/>.</summary>
    private readonly string Name()
    {
        Span<char> letters = stackalloc char[EventJsonNames.Longest];
        if (!_reader.ValueIsEscaped && _reader.ValueSpan.Length <= letters.Length && EventJsonNames.Find(letters[..Encoding.UTF8.GetChars(_reader.ValueSpan, letters)]) is { } known)
            return known;
        var name = Text("json")!;
        if (EventJsonNames.Find(name) is { } escaped)
            return escaped;
        if (ForeignObject.Describe(_utf8) is { } foreign)
            throw new InvalidEventException("json", foreign) { Position = 1 };
        throw Misfit(name, EventJsonNames.Likely(name) is { } likely
            ? $"an event has no such column; did you mean '{likely}'? put further facts into metadata"
            : "an event has no such column; put further facts into metadata");
    }

    /// <summary>A text that many events have, as one object as long as it comes again soon.</summary>
    private readonly string? Repeated(string column)
    {
        if (_reader.TokenType != JsonTokenType.String || _reader.ValueIsEscaped || _reader.ValueSpan.Length > RepeatedTexts.Longest)
            return Text(column);
        return (s_texts ??= new RepeatedTexts()).Of(_reader.ValueSpan);
    }

    private readonly string? Text(string column)
    {
        if (_reader.TokenType == JsonTokenType.Null)
            return null;
        if (_reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            throw Misfit(column, "a text is expected");
        try
        {
            return _reader.GetString();
        }
        catch (InvalidOperationException)
        {
            throw Misfit(column, "it has half of a surrogate pair, which is not a character");
        }
    }

    private readonly double? Number(string column)
    {
        if (_reader.TokenType == JsonTokenType.Null)
            return null;
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetDouble(out var number))
            throw Misfit(column, "a number is expected");
        return double.IsFinite(number) ? number : throw Misfit(column, "the number is too large for a double");
    }

    private readonly long? Whole(string column)
    {
        if (_reader.TokenType == JsonTokenType.Null)
            return null;
        if (_reader.TokenType == JsonTokenType.Number && _reader.TryGetInt64(out var number))
            return number;

        // A data frame writes whole numbers as 34.0 where one of the column is missing.
        return _reader.TokenType == JsonTokenType.Number && _reader.TryGetDecimal(out var value) && decimal.IsInteger(value) && value is >= long.MinValue and <= long.MaxValue
            ? (long)value
            : throw Misfit(column, "a whole number is expected");
    }

    private readonly long? Time(string column)
    {
        if (_reader.TokenType == JsonTokenType.Number)
        {
            var epoch = IsoTime.EpochHint(Encoding.UTF8.GetString(_reader.ValueSpan));
            throw Misfit(column, $"an ISO 8601 time is expected as a text, such as \"2025-03-05T14:30:00Z\", not a number{(epoch is null ? "" : $", which {epoch}")}");
        }

        if (_reader.TokenType == JsonTokenType.String && !_reader.ValueIsEscaped && IsoTime.TryParseUsual(_reader.ValueSpan, out var micros))
            return micros;
        if (Text(column) is not { } text)
            return null;
        return IsoTime.TryParse(text, out var time)
            ? Microseconds.From(time)
            : throw Misfit(column, $"an ISO 8601 time is expected, such as 2025-03-05T14:30:00Z{(IsoTime.EpochHint(text) is { } hint ? $"; a number {hint}" : "")}");
    }

    private Metadata? Object()
    {
        if (_reader.TokenType == JsonTokenType.Null)
            return null;
        var start = (int)_reader.TokenStartIndex;
        if (_reader.TokenType != JsonTokenType.StartObject)
            throw Misfit("metadata", "a JSON object is expected");
        _reader.Skip();
        try
        {
            return Metadata.Parse(_utf8[start..(int)_reader.BytesConsumed]);
        }
        catch (InvalidEventException error)
        {
            throw new InvalidEventException("metadata", error.Message["metadata: ".Length..], error) { Position = start + (error.Position ?? 1) };
        }
    }

    private readonly InvalidEventException Misfit(string column, string message) => new(column, message) { Position = Place };

    // The framework's words are about its own options; the text is looked through once more for words about the text.
    private readonly InvalidEventException NoJson(JsonException error)
    {
        var start = _utf8.Length - _utf8.TrimStart(" \t\r\n"u8).Length;
        if (start == _utf8.Length || _utf8[start] != '{')
            return new InvalidEventException("json", start < _utf8.Length && _utf8[start] == '[' ? List : NoObject, error) { Position = start + 1 };
        var fault = JsonFault.Find(_utf8, Metadata.MaxDepth + 1) ?? new JsonFault(0, "it is not JSON");
        if (fault.Offset == _utf8.Length)
            return new InvalidEventException("json", Cut, error) { Position = fault.Offset + 1 };
        return fault.IsTooDeep
            ? new InvalidEventException("metadata", $"it is nested deeper than {Metadata.MaxDepth} levels", error) { Position = fault.Offset + 1 }
            : new InvalidEventException("json", fault.Problem, error) { Position = fault.Offset + 1 };
    }

    private static EventCategory CategoryOf(string type, string? category)
    {
        if (category is not null)
            return EventCategory.Foreign(category);
        if (EventTypes.TryFind(type, out var known))
            return known.Category;
        return type.Contains("error", StringComparison.Ordinal) ? EventCategory.Error : EventCategory.System;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        Utf8.ToUtf16(utf8, new char[utf8.Length], out var read, out _, replaceInvalidSequences: false);
        return read;
    }
}

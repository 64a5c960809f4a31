using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daybook.Events;
using Microsoft.Data.Sqlite;

namespace Daybook.Exchange.Importing.ReferenceFiles;

/// <summary>
/// The row that a reader is at, value by value as SQLite stores it: null, a whole number, a real, text as bytes, or a blob. SQLite's columns take any of them,
/// whatever they were declared as.
/// </summary>
internal sealed class ReferenceRow
{
    private readonly string _path;
    private readonly SqliteDataReader _reader;
    private readonly Encoding _encoding;
    private readonly object?[] _values = new object?[ReferenceColumns.All.Count];

    public ReferenceRow(string path, SqliteDataReader reader, string encoding)
    {
        _path = path;
        _reader = reader;
        _encoding = encoding switch
        {
            "UTF-16le" => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
            "UTF-16be" => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        };
    }

    /// <summary>The row's place; its id when it has one.</summary>
    public ImportPlace Place => new(_path, Row: _values[0] as long?);

    /// <summary>Reads the values of the row that the reader is at.</summary>
    public void Take()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            // Text is taken as bytes, and before anything else has turned it: the driver would replace what is malformed and stop at a NUL.
            if (_reader.IsDBNull(i))
                _values[i] = null;
            else if (_reader.GetFieldType(i) == typeof(string))
                _values[i] = new Text(_reader.GetFieldValue<byte[]>(i));
            else
                _values[i] = _reader.GetValue(i);
        }
    }

    /// <summary>SHA-256 over all values, each with its kind.</summary>
    public byte[] Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[1 + sizeof(long)];
        foreach (var value in _values)
        {
            var (kind, number, bytes) = value switch
            {
                null => ((byte)0, 0L, (byte[])[]),
                long whole => ((byte)1, whole, (byte[])[]),
                double real => ((byte)2, BitConverter.DoubleToInt64Bits(real), (byte[])[]),
                Text text => ((byte)3, text.Bytes.Length, text.Bytes),
                var other => ((byte)4, ((byte[])other).Length, (byte[])other),
            };
            head[0] = kind;
            BinaryPrimitives.WriteInt64LittleEndian(head[1..], number);
            hash.AppendData(head);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The event's columns.</summary>
    /// <exception cref="ImportException">A value is not what its column means.</exception>
    public EventFields ToFields()
    {
        if (_values[0] is not long)
            throw Misfit("id", "a whole number is expected");
        var type = Required("event_type");
        return new EventFields
        {
            OccurredMicros = Time("timestamp"),
            Type = EventType.Foreign(type, EventCategory.Foreign(Required("event_category"))),
            TraceId = String("trace_id"),
            SessionId = String("session_id"),
            Asset = String("asset"),
            Regime = String("regime"),
            Action = String("action"),
            Reason = String("reason"),
            ScoreBefore = Number("score_before"),
            ScoreAfter = Number("score_after"),
            SizeBefore = Number("size_before"),
            SizeAfter = Number("size_after"),
            PortfolioAllocation = Number("portfolio_allocation"),
            ActivePositions = Whole("active_positions"),
            Metadata = Object("metadata"),
            ExecutionTimeMs = Number("execution_time_ms"),
        };
    }

    private long Time(string column) => IsoTime.TryParse(Required(column), out var time)
        ? Microseconds.From(time)
        : throw Misfit(column, "an ISO 8601 time is expected, such as 2025-03-05T14:30:00");

    private string Required(string column) =>
        String(column) is { Length: > 0 } text ? text : throw Misfit(column, "it is required");

    private string? String(string column)
    {
        switch (Value(column))
        {
            case null:
                return null;
            case Text text:
                try
                {
                    return _encoding.GetString(text.Bytes);
                }
                catch (DecoderFallbackException error)
                {
                    throw Misfit(column, $"the text is not valid {_encoding.WebName}", error);
                }

            default:
                throw Misfit(column, "a text is expected");
        }
    }

    private double? Number(string column) => Value(column) switch
    {
        null => null,
        double real => real,
        long whole when (long)(double)whole == whole && whole != long.MaxValue => whole,
        long => throw Misfit(column, "the number has too many digits for a double"),
        _ => throw Misfit(column, "a number is expected"),
    };

    private long? Whole(string column) => Value(column) switch
    {
        null => null,
        long whole => whole,
        _ => throw Misfit(column, "a whole number is expected"),
    };

    private Metadata? Object(string column)
    {
        if (String(column) is not { } text)
            return null;
        try
        {
            var metadata = Metadata.Parse(text);

            // The reference stores an empty object as null.
            return metadata.Utf8.Length == 2 ? null : metadata;
        }
        catch (InvalidEventException)
        {
            // The reference's own reading of text that is not an object.
            return Raw(column, text);
        }
    }

    private Metadata? Raw(string column, string text)
    {
        try
        {
            return Metadata.Of(("raw_metadata", text));
        }
        catch (InvalidEventException error)
        {
            throw Misfit(column, error.Message["metadata: ".Length..], error);
        }
    }

    private object? Value(string column)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (ReferenceColumns.All[i] == column)
                return _values[i];
        }

        throw new ArgumentOutOfRangeException(nameof(column), column, "not a column of the table");
    }

    private ImportException Misfit(string column, string message, Exception? error = null) =>
        new(Place, $"{column}: {message}{Found(column)}", error);

    private string Found(string column) => Value(column) switch
    {
        long whole => $"; it holds the number {whole.ToString(CultureInfo.InvariantCulture)}",
        double real => $"; it holds the number {real.ToString(CultureInfo.InvariantCulture)}",
        Text => "; it holds a text",
        byte[] => "; it holds a blob",
        _ => "",
    };

    /// <summary>A text in the file's own encoding.</summary>
    private sealed record Text(byte[] Bytes);
}

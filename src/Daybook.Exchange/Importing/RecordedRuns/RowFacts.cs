using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Daybook.Events;
using Daybook.Exchange.Importing.Csv;

namespace Daybook.Exchange.Importing.RecordedRuns;

/// <summary>
/// Collects the metadata of a row. Numbers keep their spelling; so do <c>true</c> and <c>false</c>; other text becomes a JSON text, and an empty cell null.
/// </summary>
internal sealed partial class RowFacts : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private readonly Utf8JsonWriter _writer;

    public RowFacts()
    {
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        _writer.WriteStartObject();
    }

    /// <summary>The metadata of a CSV row: every column that the event does not take up otherwise.</summary>
    public static Metadata? Of(CsvRow row, IReadOnlyCollection<string> taken)
    {
        using var facts = new RowFacts();
        foreach (var column in row.Header)
        {
            if (!taken.Contains(column, StringComparer.Ordinal))
                facts.Add(column, row.Text(column));
        }

        return facts.ToMetadata();
    }

    /// <summary>Adds a cell.</summary>
    public void Add(string name, string cell)
    {
        _writer.WritePropertyName(name);
        if (cell.Length == 0)
            _writer.WriteNullValue();
        else if (cell is "true" or "false" || IsJsonNumber(cell))
            _writer.WriteRawValue(cell, skipInputValidation: true);
        else
            _writer.WriteStringValue(cell);
    }

    /// <summary>Adds JSON as it is.</summary>
    public void AddJson(string name, ReadOnlySpan<byte> json)
    {
        _writer.WritePropertyName(name);
        _writer.WriteRawValue(json, skipInputValidation: true);
    }

    /// <summary>The metadata, or null when there is none.</summary>
    /// <exception cref="InvalidEventException">It is larger or deeper than an event can hold.</exception>
    public Metadata? ToMetadata()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        return _buffer.WrittenCount == 2 ? null : Metadata.Parse(_buffer.WrittenSpan);
    }

    public void Dispose() => _writer.Dispose();

    private static bool IsJsonNumber(string cell) =>
        JsonNumber().IsMatch(cell) && double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonNumber();
}

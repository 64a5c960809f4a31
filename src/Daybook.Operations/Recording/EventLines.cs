using System.Text.Json;
using Daybook.Events;

namespace Daybook.Operations.Recording;

/// <summary>
/// Turns lines into events as the system itself would record them. Types are those of the catalogue, those that the journal has registered, and new ones,
/// which must say their category. <c>id</c> and <c>recorded</c> of a line are passed over: the journal gives its own.
/// </summary>
internal sealed class EventLines
{
    private readonly Dictionary<string, EventType> _types;

    /// <summary>Knows the types that the journal has registered.</summary>
    /// <param name="registered">The types.</param>
    public EventLines(IEnumerable<EventType> registered) => _types = registered.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Who records, whatever a line says; null: whom the line names.</summary>
    public string? Actor { get; init; }

    /// <summary>The session of events that name neither a session nor a trace; null: none.</summary>
    public string? Session { get; init; }

    /// <summary>Makes the event of a line.</summary>
    /// <exception cref="RefusedException">It is none; the message names line and column.</exception>
    public PortfolioEvent Read(InputLine line)
    {
        try
        {
            var fields = EventJson.Read(line.Utf8);
            fields.Id = 0;
            fields.RecordedMicros = 0;
            fields.Actor = Actor ?? fields.Actor;
            if (fields.TraceId is null)
                fields.SessionId ??= Session;
            fields.Type = TypeOf(fields.Type!, line.Utf8);
            return PortfolioEvent.Create(fields);
        }
        catch (InvalidEventException error)
        {
            var (number, column) = PlaceOf(line, error);
            throw new RefusedException(RefusalCode.InvalidEvent, null, FormattableString.Invariant($"line {number}, column {column}: {error.Message}"), error) { Line = number, Column = column };
        }
    }

    private EventType TypeOf(EventType read, byte[] line)
    {
        if (!read.IsForeign)
            return read;
        if (EventTypes.Find(read.Name) is { } builtIn)
            throw Contradiction(read, builtIn.Category);
        var saysCategory = SaysCategory(line);
        if (_types.TryGetValue(read.Name, out var known))
            return saysCategory && known.Category != read.Category ? throw Contradiction(read, known.Category) : known;
        if (!saysCategory)
            throw new InvalidEventException("event_category", $"'{read}' is in neither the catalogue nor the journal, so its first event must say its category");
        try
        {
            return _types[read.Name] = EventType.Define(read.Name, read.Category);
        }
        catch (ArgumentException error)
        {
            throw new InvalidEventException(error.ParamName == "category" ? "event_category" : "event_type", Plain(error), error);
        }
    }

    private static InvalidEventException Contradiction(EventType read, EventCategory category) =>
        new("event_category", $"a {read} is of category '{category}', not '{read.Category}'");

    private static bool SaysCategory(byte[] line)
    {
        using var document = JsonDocument.Parse(line);
        return Says("event_category") || Says("category");

        bool Says(string name) => document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String;
    }

    // Where the reader gave no place, the column's name in the line is the place.
    private static (long Line, int Column) PlaceOf(InputLine line, InvalidEventException error) => line.PlaceOf((error.Position ?? PlaceOf(line.Utf8, error.Column)) - 1);

    private static int PlaceOf(byte[] line, string column)
    {
        var reader = new Utf8JsonReader(line);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals(column))
                return (int)reader.TokenStartIndex + 1;
        }

        return 1;
    }

    private static string Plain(ArgumentException error)
    {
        var end = error.Message.IndexOf(" (Parameter", StringComparison.Ordinal);
        return (end < 0 ? error.Message : error.Message[..end]).TrimEnd('.');
    }
}

using System.Text;
using System.Text.Json;
using Daybook.Events;

namespace Daybook.Cli.Recording;

/// <summary>A line of the input is not an event that can be recorded.</summary>
internal sealed class BadLineException : Exception
{
    public BadLineException(InputLine line, InvalidEventException error)
        : base($"line {line.Number}, column {ColumnOf(line.Utf8, error)}: {error.Message}", error)
    {
    }

    // In characters from 1, as editors count; where the reader gave no place, the column's name in the line is the place.
    private static int ColumnOf(byte[] line, InvalidEventException error)
    {
        var bytes = (error.Position ?? PlaceOf(line, error.Column)) - 1;
        return Encoding.UTF8.GetCharCount(line.AsSpan(0, Math.Clamp(bytes, 0, line.Length))) + 1;
    }

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
}

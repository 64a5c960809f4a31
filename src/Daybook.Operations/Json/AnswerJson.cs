using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Daybook.Operations.Json;

/// <summary>Answers as JSON, the same on every surface.</summary>
public static class AnswerJson
{
    /// <summary>Writes an answer as one object.</summary>
    /// <param name="writer">Where to; its options say whether lines are broken.</param>
    /// <param name="answer">An operation's answer.</param>
    /// <exception cref="NotSupportedException">It is no answer of an operation.</exception>
    public static void Write<T>(Utf8JsonWriter writer, T answer) => JsonSerializer.Serialize(writer, answer, TypeOf<T>());

    /// <summary>An answer as one line of text.</summary>
    /// <param name="answer">An operation's answer.</param>
    /// <exception cref="NotSupportedException">It is no answer of an operation.</exception>
    public static string ToText<T>(T answer)
    {
        var buffer = new ArrayBufferWriter<byte>(4 * 1024);
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, answer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>?)OperationsJson.Default.GetTypeInfo(typeof(T)) ?? throw new NotSupportedException($"{typeof(T).Name} is no answer of an operation.");
}

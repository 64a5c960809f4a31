using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Daybook.Events;
using Daybook.Exchange.Importing.Csv;

namespace Daybook.Exchange.Importing.RecordedRuns;

/// <summary><c>position_history.json</c>: an object that lists, by asset, the scores that the asset was given.</summary>
internal sealed class ScoresFile(RunFile file, ImportIdentity identity)
{
    private const int MaxDepth = Metadata.MaxDepth + 4;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads all records in the file's order.</summary>
    public List<RunRow> Read()
    {
        var reader = new Utf8JsonReader(file.Utf8.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        var rows = new List<RunRow>();
        try
        {
            Expect(ref reader, JsonTokenType.StartObject, "an object of assets is expected");
            while (Next(ref reader) == JsonTokenType.PropertyName)
            {
                var asset = Text(ref reader);
                Expect(ref reader, JsonTokenType.StartArray, "a list of records is expected");
                while (Next(ref reader) == JsonTokenType.StartObject)
                    rows.Add(Record(ref reader, asset));
                if (reader.TokenType != JsonTokenType.EndArray)
                    throw file.Misfit((int)reader.TokenStartIndex, "a record is expected");
            }

            if (reader.Read())
                throw file.Misfit((int)reader.TokenStartIndex, "something follows the object");
        }
        catch (JsonException error)
        {
            var fault = JsonText.FaultOf(file.Utf8.Span, MaxDepth, error);
            throw file.Misfit(fault.Offset, fault.Problem, error);
        }

        return rows;
    }

    private RunRow Record(ref Utf8JsonReader reader, string asset)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var text = file.Utf8[start..(int)reader.BytesConsumed];
        try
        {
            using var document = JsonDocument.Parse(text, s_options);
            var record = document.RootElement;
            var date = Date(record);
            var fields = RunDates.FieldsOn(date, identity);
            fields.Type = EventTypes.AssetScored;
            fields.Action = "score";
            fields.Asset = Field(record, "asset", JsonValueKind.String)?.GetString() ?? asset;
            fields.Regime = Field(record, "regime", JsonValueKind.String)?.GetString();
            fields.ScoreAfter = Field(record, "combined_score", JsonValueKind.Number)?.GetDouble();
            fields.Reason = file.Name;
            fields.Metadata = Facts(record, asset);
            return new RunRow(date, new ImportRow(Digest(asset, document), identity.Import(fields)));
        }
        catch (InvalidEventException error)
        {
            var offset = JsonText.FindProperty(text.Span, error.Column == "score_after" ? "combined_score" : error.Column) ?? 0;
            throw file.Misfit(start + offset, error.Message, error);
        }
        catch (JsonException error)
        {
            var fault = JsonText.FaultOf(text.Span, MaxDepth, error);
            throw file.Misfit(start + fault.Offset, fault.Problem, error);
        }
        catch (InvalidOperationException error)
        {
            throw file.Misfit(start, "a text holds half of a surrogate pair, which is not a character", error);
        }
    }

    private static DateOnly Date(JsonElement record) =>
        DateOnly.TryParseExact(Field(record, "date", JsonValueKind.String)?.GetString(), CsvRow.DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new InvalidEventException("date", "a date is expected, such as 2025-03-05");

    private static JsonElement? Field(JsonElement record, string name, JsonValueKind kind)
    {
        if (!record.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == kind ? value : throw new InvalidEventException(name, $"a {(kind == JsonValueKind.String ? "text" : "number")} is expected");
    }

    private static Metadata? Facts(JsonElement record, string listedUnder)
    {
        using var facts = new RowFacts();
        foreach (var property in record.EnumerateObject())
        {
            if (property.Name is not ("asset" or "date" or "combined_score" or "regime"))
                facts.AddJson(property.Name, Encoding.UTF8.GetBytes(property.Value.GetRawText()));
        }

        // The record's own asset is the event's; that the list says otherwise is a contradiction to be kept.
        if (record.TryGetProperty("asset", out var asset) && asset.ValueKind == JsonValueKind.String && asset.GetString() != listedUnder)
            facts.Add("listed_under", listedUnder);
        return facts.ToMetadata();
    }

    private static byte[] Digest(string asset, JsonDocument record)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
            record.WriteTo(writer);
        return SHA256.HashData([.. Encoding.UTF8.GetBytes($"position_history.json\0{asset}\0"), .. buffer.WrittenSpan]);
    }

    private void Expect(ref Utf8JsonReader reader, JsonTokenType token, string problem)
    {
        if (Next(ref reader) != token)
            throw file.Misfit((int)reader.TokenStartIndex, problem);
    }

    private JsonTokenType Next(ref Utf8JsonReader reader) => reader.Read() ? reader.TokenType : throw file.Misfit(file.Utf8.Length, "the file ends in the middle");

    private string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw file.Misfit((int)reader.TokenStartIndex, "a text holds half of a surrogate pair, which is not a character", error);
        }
    }
}

using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Daybook.Events;

namespace Daybook.Exchange.Importing.RecordedRuns;

/// <summary>The first and the last event of a recorded run: they represent its folder.</summary>
internal sealed class RunEnds(string folder, ImportIdentity identity)
{
    /// <summary>The file that goes into the last event.</summary>
    public const string Metrics = "performance_metrics.json";

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = Metadata.MaxDepth - 1, AllowDuplicateProperties = false };

    private string Name => Path.GetFileName(folder);

    /// <summary>The run's start, on its first date. A folder has one, however it grows.</summary>
    public ImportRow Start(DateOnly first) => new(SHA256.HashData("session_start"u8), Make(first, EventTypes.SessionStart, "start", Facts()));

    /// <summary>The run's end, on its last date: one for each content of the folder.</summary>
    /// <param name="last">The last date.</param>
    /// <param name="rows">The rows before it.</param>
    /// <param name="metrics">The metrics' file, or null.</param>
    /// <param name="notes">Is told when the metrics are too large to be kept whole.</param>
    public ImportRow End(DateOnly last, IEnumerable<RunRow> rows, RunFile? metrics, List<string> notes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("session_end"u8);
        foreach (var row in rows)
            hash.AppendData(row.Row.Digest);
        hash.AppendData(metrics is null ? [] : metrics.Utf8.Span);
        var facts = metrics is null ? Facts() : WithMetrics(metrics, notes);
        return new ImportRow(hash.GetHashAndReset(), Make(last, EventTypes.SessionEnd, "end", facts));
    }

    private PortfolioEvent Make(DateOnly date, EventType type, string action, Metadata? facts) => identity.Import(new EventFields
    {
        Type = type,
        Action = action,
        OccurredMicros = RunDates.Micros(date),
        SessionId = identity.SessionId,
        Reason = Name,
        Metadata = facts,
    });

    private Metadata? Facts() => Metadata.Of(("folder", Name));

    private Metadata? WithMetrics(RunFile file, List<string> notes)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Utf8, s_options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw file.Misfit(0, "an object is expected");
            var whole = Compact(document.RootElement);
            if (whole.Length + Encoding.UTF8.GetByteCount(Name) * 6 + 256 <= Metadata.MaxBytes)
                return Metadata.Of(("folder", Name), ("performance_metrics", Metadata.Parse(whole)));
            notes.Add($"{Metrics} is larger than an event can hold; the last event has its digest and its single values.");
            return Metadata.Of(
                ("folder", Name),
                ("performance_metrics", Metadata.Parse(Scalars(document.RootElement))),
                ("performance_metrics_sha256", Convert.ToHexStringLower(SHA256.HashData(file.Utf8.Span))));
        }
        catch (JsonException error)
        {
            var fault = JsonText.FaultOf(file.Utf8.Span, s_options.MaxDepth, error);
            throw file.Misfit(fault.Offset, fault.Problem, error);
        }
        catch (InvalidEventException error)
        {
            throw file.Misfit(0, error.Message, error);
        }
    }

    private static byte[] Compact(JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
            element.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] Scalars(JsonElement metrics)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in metrics.EnumerateObject().Where(member => member.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object)))
                member.WriteTo(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}

using System.IO.Compression;
using System.Text;
using Daybook.Events;
using Daybook.Exchange.Exporting;
using Daybook.Exchange.Importing;
using Daybook.Exchange.Importing.Files;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Torture.Fuzzing;

/// <summary>Changes files that can be imported, a few bytes or pieces at a time, and imports each. What an import took must come out of an export and go in again unchanged.</summary>
/// <param name="name">What is fed.</param>
/// <param name="fileName">The name of every input.</param>
/// <param name="format">The format.</param>
/// <param name="foreign">A file of another system.</param>
/// <param name="pieces">What is put into files: signs and words that mean something in the format.</param>
internal sealed class ImportFuzz(string name, string fileName, ExportFormat format, string foreign, string[] pieces)
{
    private static readonly TimeProvider Noon = new StoppedClock();

    private readonly byte[][] _pieces = [.. pieces.Select(Encoding.UTF8.GetBytes)];

    public FuzzReport Run(int seed, int count, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        byte[][] whole = [Encoding.UTF8.GetBytes(foreign), Export(Filled())];
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var input = Input(whole, random);
            if (FindBroken(input) is { } broken)
                return new FuzzReport(name, seed, i + 1, $"Input {i + 1}: {broken}\n{Convert.ToBase64String(input)}");
        }

        return new FuzzReport(name, seed, count, null);
    }

    private byte[] Input(byte[][] whole, Random random)
    {
        var bytes = whole[random.Next(whole.Length)];
        var isCompressed = random.Next(20) == 0;
        if (isCompressed)
            bytes = Compressed(bytes);
        for (var changes = random.Next(1, 6); changes > 0; changes--)
            bytes = Changed(bytes, random);
        return !isCompressed && random.Next(20) == 0 ? Compressed(bytes) : bytes;
    }

    private byte[] Changed(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length + 1);
        var length = Math.Min(random.Next(1, 12), bytes.Length - at);
        var from = random.Next(bytes.Length + 1);
        return random.Next(8) switch
        {
            0 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
            1 => [.. bytes[..at], .. bytes[(at + length)..]],
            2 when at < bytes.Length => [.. bytes[..at], (byte)(bytes[at] ^ (1 << random.Next(8))), .. bytes[(at + 1)..]],
            3 => [.. bytes[..at], .. bytes[from..Math.Min(from + random.Next(200), bytes.Length)], .. bytes[at..]],
            4 when random.Next(8) == 0 => bytes[..at],
            5 => [.. bytes[..at], .. _pieces[random.Next(_pieces.Length)], .. bytes[(at + length)..]],
            _ => [.. bytes[..at], .. _pieces[random.Next(_pieces.Length)], .. bytes[at..]],
        };
    }

    private string? FindBroken(byte[] input)
    {
        var store = new MemoryStore(Noon);
        try
        {
            var report = Import(input, store);
            var events = Events(store);
            var bracket = report.SessionId is null ? 0 : 2;
            if (events.Count != report.Imported + bracket)
                return $"{report.Imported} rows were reported and {events.Count} events are there.";
            return Restored(store, events);
        }
        catch (ImportException error)
        {
            return error.File == fileName && Events(store).Count == 0 ? null : $"It was refused as {error.File} and left {Events(store).Count} events: {error.Message}";
        }
        catch (Exception error)
        {
            return error.ToString();
        }
    }

    private string? Restored(MemoryStore store, IReadOnlyList<PortfolioEvent> events)
    {
        var again = new MemoryStore(Noon);
        Import(Export(store), again);
        return events.SequenceEqual(Events(again)) ? null : "What it took differs once it is exported and restored.";
    }

    private ImportReport Import(byte[] input, MemoryStore store)
    {
        var source = ImportSource.Text(new ImportFile(fileName, () => new MemoryStream(input, writable: false)), new ImportOptions());
        return CheckedImport.Of(source, null, CancellationToken.None).AddToAsync(new MemoryTarget(store), null, CancellationToken.None).GetAwaiter().GetResult();
    }

    private byte[] Export(MemoryStore store)
    {
        using var stream = new MemoryStream();
        Exporter.ExportAsync(new JournalReader(store), stream, new ExportOptions { Format = format }).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    private static IReadOnlyList<PortfolioEvent> Events(MemoryStore store) => store.ReadAsync(1, int.MaxValue).AsTask().GetAwaiter().GetResult();

    private static byte[] Compressed(byte[] bytes)
    {
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return output.ToArray();
    }

    // A journal with everything that a restoration cares about: sessions, a type of its own, evidence that contradicts it, and text that means something elsewhere.
    private static MemoryStore Filled()
    {
        var at = Noon.GetUtcNow();
        var own = EventType.Define("desk_note", EventCategory.Portfolio);
        var native = PortfolioEvent.Create(own, at, "a \"reason\", over\ntwo lines", asset: "=1+1", scoreAfter: -0.5, metadata: Metadata.Parse("{\"a\":1.0,\"b\":\"\\u00e9\"}"));
        PortfolioEvent[] events =
        [
            PortfolioEvent.Create(new EventFields { Type = EventTypes.SessionStart, OccurredMicros = Microseconds.From(at), Reason = "began", SessionId = "s-1" }),
            native,
            PortfolioEvent.Import(native.ToFields() with { Type = EventType.Foreign("desk_note", EventCategory.Error), Origin = "elsewhere", Regime = "", Actor = "'" }),
            PortfolioEvent.Create(EventTypes.PositionOpen, DateTimeOffset.MinValue, "score", asset: "é🚀", scoreAfter: 5e-324, activePositions: long.MaxValue),
            PortfolioEvent.Create(new EventFields { Type = EventTypes.SessionEnd, OccurredMicros = Microseconds.Max, Reason = "ended", SessionId = "s-1" }),
        ];
        var store = new MemoryStore(Noon);
        _ = store.Append([new AppendRequest(events)], Durability.Committed);
        return store;
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 3, 3, 12, 0, 0, TimeSpan.Zero);
    }
}

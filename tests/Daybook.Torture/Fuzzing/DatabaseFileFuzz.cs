using Daybook.Sqlite.Driver;
using Daybook.Torture.Corruption;
using Daybook.Torture.Files;

namespace Daybook.Torture.Fuzzing;

/// <summary>Files that were journals, with bytes, pages or rows that lie: whatever they say, only documented errors come out.</summary>
internal static class DatabaseFileFuzz
{
    private const int HeaderBytes = 100;
    private const int PageBytes = 8192;

    public static FuzzReport Run(int seed, int count, CancellationToken cancellationToken)
    {
        var folder = MemoryFolder.Make();
        try
        {
            return Run(folder.FullName, seed, count, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static FuzzReport Run(string folder, int seed, int count, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        var specimen = Specimen.MakeAsync(folder, seed).GetAwaiter().GetResult();
        var slowest = new Slowest();
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var place = Directory.CreateDirectory(Path.Combine(folder, "file"));
            var path = Path.Combine(place.FullName, "journal.db");
            Put(random.Next(3) == 0 ? specimen.Killed : specimen.Closed, path, random);
            var broken = slowest.Measure(() => EveryVerb.FindUndocumentedAsync(path).GetAwaiter().GetResult());
            place.Delete(recursive: true);
            if (broken is not null)
                return new FuzzReport("database files", seed, i + 1, $"File {i + 1}: {broken}") { Slowest = slowest.Time };
        }

        return new FuzzReport("database files", seed, count, null) { Slowest = slowest.Time };
    }

    private static void Put(JournalFiles whole, string path, Random random)
    {
        if (whole.Log is null && random.Next(3) == 0)
        {
            whole.PutAt(path);
            using var database = SqliteDatabase.OpenWritable(path, create: false);
            var edits = new RowEdits(database, random);
            for (var times = random.Next(1, 6); times > 0; times--)
                edits.EditOne();
            return;
        }

        var files = whole with { Database = Spoil(whole.Database, random) };
        if (files.Log is { } log && random.Next(2) == 0)
            files = files with { Log = Spoil(log, random) };
        files.PutAt(path);
    }

    private static byte[] Spoil(byte[] whole, Random random)
    {
        var bytes = whole.ToArray();
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            switch (random.Next(6))
            {
                case 0:
                    random.NextBytes(SomeBytes(bytes, random, Math.Min(HeaderBytes, bytes.Length)));
                    break;
                case 1:
                    SomePage(bytes, random).Clear();
                    break;
                case 2:
                    SomePage(bytes, random).CopyTo(SomePage(bytes, random));
                    break;
                case 3 when random.Next(4) == 0:
                    Array.Resize(ref bytes, random.Next(1, bytes.Length * 2));
                    break;
                default:
                    random.NextBytes(SomeBytes(bytes, random, bytes.Length));
                    break;
            }
        }

        return bytes;
    }

    private static Span<byte> SomeBytes(byte[] bytes, Random random, int within)
    {
        var at = random.Next(within);
        return bytes.AsSpan(at, Math.Min(random.Next(1, 9), within - at));
    }

    /// <summary>A page; of a file that ends within its first one, nothing.</summary>
    private static Span<byte> SomePage(byte[] bytes, Random random) =>
        bytes.Length < PageBytes ? [] : bytes.AsSpan(random.Next(bytes.Length / PageBytes) * PageBytes, PageBytes);
}

using Daybook.Sqlite.Driver;
using Daybook.Torture.Bugs;
using Daybook.Torture.Promises;

namespace Daybook.Torture.Corruption;

/// <summary>P6.</summary>
internal static class CorruptionPromise
{
    public static Promise Promise { get; } = new(
        "corruption",
        "What was changed, reordered, deleted or cut off, and an old copy that was put back, is reported by opening or by verifying.",
        new Ordeal("flipped bits", bench => DamageAsync(bench, bench.Pick(500, 10_000), FlipBit)),
        new Ordeal("edited rows", bench => DamageAsync(bench, bench.Pick(300, 3_000), EditRow)),
        new Ordeal("lost tails", bench => DamageAsync(bench, bench.Pick(100, 1_000), LoseTail)));

    /// <summary>Puts a damaged journal somewhere.</summary>
    /// <returns>What it said before, and what was done to it.</returns>
    private delegate (JournalContent Original, string What) Damage(Specimen specimen, string path, Random random);

    private static async Task<Outcome> DamageAsync(Bench bench, int times, Damage damage)
    {
        var random = new Random(bench.Seed);
        var folder = bench.NewFolderInMemory();
        var specimen = await Specimen.MakeAsync(folder, bench.Seed);
        var check = new DamageCheck(bench.Bug == PlantedBug.ForgetfulTree ? new ForgetfulVerifier(specimen.ClosedContent, specimen.KilledContent) : new Verifier());
        for (var i = 0; i < times; i++)
        {
            bench.Report(i, times);
            var image = Directory.CreateDirectory(Path.Combine(folder, "image"));
            var path = Path.Combine(image.FullName, "journal.db");
            var (original, what) = damage(specimen, path, random);
            var broken = await check.JudgeAsync(path, original);
            image.Delete(recursive: true);
            if (broken is not null)
                return Told(check, $"{what}: {broken}");
        }

        return Told(check, check.Reported == 0 ? "Nothing did any harm, so nothing was tested." : null);
    }

    private static Outcome Told(DamageCheck check, string? broken) =>
        new($"{check.Reported + check.Harmless:N0} times, {check.Reported:N0} reported, {check.Harmless:N0} changed nothing that the journal says", broken);

    private static (JournalContent Original, string What) FlipBit(Specimen specimen, string path, Random random)
    {
        var killed = random.Next(3) > 0;
        var (files, original) = killed ? (specimen.Killed, specimen.KilledContent) : (specimen.Closed, specimen.ClosedContent);
        files.PutAt(path);
        var suffix = random.Next(killed ? 3 : 2) switch { 0 => string.Empty, 1 => ".anchor", _ => JournalFiles.LogSuffix };
        var bytes = File.ReadAllBytes(path + suffix);
        var bit = random.NextInt64(bytes.Length * 8L);
        bytes[bit / 8] ^= (byte)(1 << (int)(bit % 8));
        File.WriteAllBytes(path + suffix, bytes);
        return (original, $"Bit {bit} of the {(killed ? "killed" : "closed")} journal{suffix} was flipped");
    }

    private static (JournalContent Original, string What) EditRow(Specimen specimen, string path, Random random)
    {
        specimen.Closed.PutAt(path);
        using var database = SqliteDatabase.OpenWritable(path, create: false);
        return (specimen.ClosedContent, new RowEdits(database, random).EditOne());
    }

    /// <summary>Cuts a file, or takes the log away, or puts an old copy back.</summary>
    private static (JournalContent Original, string What) LoseTail(Specimen specimen, string path, Random random)
    {
        var killed = specimen.Killed;
        var (files, original, what) = random.Next(5) switch
        {
            0 => (specimen.Closed with { Database = Cut(specimen.Closed.Database, random) }, specimen.ClosedContent, "The file was cut"),
            1 => (killed with { Log = Cut(killed.Log!, random) }, specimen.KilledContent, "The log was cut"),
            2 => (killed with { Log = null }, specimen.KilledContent, "The log was taken away"),
            3 => (killed with { Database = specimen.Older.Database, Log = null }, specimen.KilledContent, "An old copy was put back"),
            _ => (specimen.Closed with { Database = specimen.Older.Database }, specimen.ClosedContent, "An old copy was put back"),
        };
        files.PutAt(path);
        return (original, what);
    }

    private static byte[] Cut(byte[] bytes, Random random) => bytes[..random.Next(bytes.Length)];
}

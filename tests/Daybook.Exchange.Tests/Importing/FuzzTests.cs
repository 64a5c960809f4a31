using CsCheck;
using Daybook.Exchange.Importing;
using Daybook.Exchange.Tests.Support;
using Daybook.Torture.Fuzzing;

namespace Daybook.Exchange.Tests.Importing;

/// <summary>
/// Whatever a file holds, an import ends with a report, or with an error that names the file and leaves nothing behind. The variable <c>DAYBOOK_FUZZ_SEED</c> repeats
/// a run, and <c>DAYBOOK_FUZZ_INPUTS</c> makes it longer.
/// </summary>
public sealed class FuzzTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Mutated_JSON_lines_import_or_are_refused() => AssertHolds(JsonLinesFuzz.Run);

    [Fact]
    public void Mutated_CSV_imports_or_is_refused() => AssertHolds(CsvFuzz.Run);

    [Fact]
    public void Mutated_reference_files_import_or_are_refused()
    {
        Make.ReferenceFile(_folder["whole.db"], Make.Insert(", metadata", ", '{}'"), Make.Insert(", asset, score_after", ", 'é', 0.5"), Make.Insert());
        Survives(File.ReadAllBytes(_folder["whole.db"]), "a.db", 250);
    }

    [Theory]
    [InlineData("position_changes.csv")]
    [InlineData("position_history.json")]
    [InlineData("performance_metrics.json")]
    public void Mutated_files_of_a_recorded_run_import_or_are_refused(string name)
    {
        var run = Make.Run(_folder);
        Survives(File.ReadAllBytes(Path.Combine(run, name)), $"run/{name}", 250, run);
    }

    private static void AssertHolds(Func<int, int, CancellationToken, FuzzReport> run)
    {
        var seed = Number("DAYBOOK_FUZZ_SEED") ?? (int)(TimeProvider.System.GetTimestamp() & 0xFFFFF);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");

        var report = run(seed, Number("DAYBOOK_FUZZ_INPUTS") ?? 10_000, TestContext.Current.CancellationToken);

        Assert.True(report.Broken is null, $"{report.Name}, seed {report.Seed}: {report.Broken}");
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : null;

    private void Survives(byte[] whole, string name, int times, string? path = null)
    {
        var change = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, 3]);
        change.Array[1, 8].Sample(
            changes =>
            {
                var target = path ?? _folder[name];
                File.WriteAllBytes(_folder[name], changes.Aggregate(whole, Mutate));
                var journal = new TestJournal();
                try
                {
                    var report = journal.ImportAsync(target).GetAwaiter().GetResult();
                    Assert.True(report.Imported <= journal.Events.Count);
                }
                catch (ImportException error)
                {
                    Assert.StartsWith(target, error.File, StringComparison.Ordinal);
                    Assert.Empty(journal.Events);
                }
            },
            iter: times,
            threads: 1);
    }

    private static byte[] Mutate(byte[] bytes, (int At, byte Value, int Kind) change)
    {
        var at = Math.Min(change.At, bytes.Length - 1);
        return at < 0 ? bytes : change.Kind switch
        {
            0 => [.. bytes[..at], change.Value, .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], change.Value, .. bytes[at..]],
            2 => [.. bytes[..at], .. bytes[(at + 1)..]],
            _ => change.Value < 32 ? bytes[..at] : [.. bytes[..at], (byte)(bytes[at] ^ (1 << (change.Value % 8))), .. bytes[(at + 1)..]],
        };
    }
}

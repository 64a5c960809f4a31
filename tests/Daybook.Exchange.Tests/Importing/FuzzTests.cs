using System.Text;
using CsCheck;
using Daybook.Exchange.Importing;
using Daybook.Exchange.Tests.Support;

namespace Daybook.Exchange.Tests.Importing;

/// <summary>Whatever a file holds, an import ends with a report, or with an error that names the file and leaves nothing behind.</summary>
public sealed class FuzzTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Mutated_JSON_lines_import_or_are_refused() =>
        Survives(Encoding.UTF8.GetBytes(Make.Lines(5) + Make.Line(6, ", \"metadata\": {\"a\": [1, \"é\"]}, \"score_after\": 0.5")), "a.jsonl", 400);

    [Fact]
    public void Mutated_compressed_JSON_lines_import_or_are_refused() =>
        Survives(TempFolder.Gzip(Encoding.UTF8.GetBytes(Make.Lines(20))), "a.jsonl.gz", 400);

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

using Daybook.Torture.Promises;

namespace Daybook.Torture.Fuzzing;

/// <summary>P10.</summary>
internal static class FuzzPromise
{
    public static Promise Promise { get; } = new(
        "fuzz",
        "Untrusted input never crashes or hangs: only documented errors come out.",
        InMemory("filters", FilterFuzz.Run),
        InMemory("JSON lines", JsonLinesFuzz.Run),
        InMemory("CSV", CsvFuzz.Run),
        Files("database files", DatabaseFileFuzz.Run));

    private delegate FuzzReport Fuzz(int seed, int count, CancellationToken cancellationToken);

    private static Ordeal InMemory(string name, Fuzz fuzz) => Feed(name, fuzz, 100_000, 1_000_000);

    private static Ordeal Files(string name, Fuzz fuzz) => Feed(name, fuzz, 1_000, 20_000);

    private static Ordeal Feed(string name, Fuzz fuzz, int atEachChange, int beforeRelease) => new(name, bench => Task.Run(() =>
    {
        var report = fuzz(bench.Seed, bench.Pick(atEachChange, beforeRelease), bench.Cancellation);
        var slowest = report.Slowest is { } time ? $", the slowest took {time.TotalMilliseconds:0} ms" : string.Empty;
        return new Outcome($"{report.Inputs:N0} inputs{slowest}", report.Broken);
    }));
}

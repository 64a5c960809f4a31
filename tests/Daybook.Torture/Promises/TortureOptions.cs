namespace Daybook.Torture.Promises;

/// <summary>How a run was asked for.</summary>
/// <param name="Seed">Decides every random choice.</param>
/// <param name="IsRelease">Does as much as before a release.</param>
/// <param name="Count">How much to do instead, or null.</param>
/// <param name="Bug">The bug to plant, or null.</param>
internal sealed record TortureOptions(int Seed, bool IsRelease = false, int? Count = null, string? Bug = null)
{
    /// <summary>A seed that was not used before, most probably.</summary>
    public static int AnySeed() => (int)(TimeProvider.System.GetTimestamp() & 0xFFFFF);

    public Bench ToBench(ProgressLine? progress, CancellationToken cancellationToken) =>
        new() { Seed = Seed, IsRelease = IsRelease, Count = Count, Bug = Bug, Progress = progress, Cancellation = cancellationToken };

    /// <summary>What to type to repeat a promise's part of this run.</summary>
    public string CommandFor(Promise promise) => string.Concat(
        $"dotnet run -c Release --project tests/Daybook.Torture -- {promise.Name} --seed {Seed}",
        IsRelease ? " --release" : string.Empty,
        Count is { } count ? $" --count {count}" : string.Empty,
        Bug is { } bug ? $" --bug {bug}" : string.Empty);
}

namespace Daybook.Benchmarks;

/// <summary>One thing that <c>daybook bench</c> measures. Where it compares, both sides run in turns within the same run.</summary>
internal interface IBenchmark
{
    /// <summary>The name for <c>--only</c>.</summary>
    string Name { get; }

    /// <summary>Measures.</summary>
    Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken);
}

using System.Text.Json;
using Daybook.Benchmarks;
using Daybook.Cli.Output;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class BenchTests
{
    private static readonly ToolProcess Tool = new(typeof(ExitCode).Assembly);

    [Fact]
    public async Task A_part_of_it_measures_only_that_and_leaves_nothing_behind()
    {
        var folder = Directory.CreateTempSubdirectory("daybook-bench-tests-");
        try
        {
            var result = (await CliRunner.RunAsync("bench", "--only", "record", "--json", "--dir", folder.FullName)).Fine();
            using var document = JsonDocument.Parse(result.Output);
            var names = document.RootElement.EnumerateObject().Select(figure => figure.Name);

            Assert.Equal(["record_ns_p50", "record_ns_p99", "record_bytes", "run"], names);
            Assert.Equal(JsonValueKind.Number, document.RootElement.GetProperty("record_bytes").ValueKind);
            Assert.Empty(folder.GetFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_query_benchmark_finds_in_each_journal_what_its_workload_has()
    {
        var folder = Directory.CreateTempSubdirectory("daybook-bench-tests-");
        try
        {
            var run = new BenchmarkRun(folder.FullName, Events: 12_000, Seed: 3, Tool, _ => { });
            var measurements = await new QueryBenchmark().RunAsync(run, TestContext.Current.CancellationToken);

            Assert.All(QuerySet.All, asked => Assert.Contains(measurements, one => one.Name == $"query_ms.{asked.Name}" && one.Value > 0));
            Assert.Null(measurements.Single(one => one.Name == "query_growth").Value);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_command_of_the_tool_says_what_processor_time_it_took_and_a_failed_one_why_it_failed()
    {
        var folder = Directory.CreateTempSubdirectory("daybook-bench-tests-");
        try
        {
            Assert.InRange(await Tool.RunAsync(folder.FullName, ["--version"], TestContext.Current.CancellationToken), 1, double.MaxValue);
            var failed = await Assert.ThrowsAsync<InvalidOperationException>(
                () => Tool.RunAsync(folder.FullName, ["state", "--journal", Path.Combine(folder.FullName, "none.db")], TestContext.Current.CancellationToken));
            Assert.Contains("none.db", failed.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Figures_stand_under_their_names_in_objects_where_a_name_has_a_dot()
    {
        var run = new BenchmarkRun("x", 1_000_000, 1, Tool, _ => { });
        var document = BenchmarkDocument.Of([new("a", 1.25, "", "one"), new("b.c", 2, "ms", "two"), new("b.cold.c", 3, "ms", "three"), new("d", null, "", "not now")], run);

        Assert.StartsWith("""{"a":1.25,"b":{"c":2,"cold":{"c":3}},"d":null,"run":{"events":1000000,"seed":1,""", document.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_names_each_figure_its_bar_and_whether_it_was_missed()
    {
        var run = new BenchmarkRun("x", 1_000_000, 1, Tool, _ => { });
        var page = BenchmarkView.Page(
            [new("slow", 12, "ms", "how slow") { Bar = Bar.AtMost(10) }, new("fast", 12, "", "how fast") { Bar = Bar.AtLeast(10) }], run, isEngine: false, new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));

        Assert.Contains("2026-01-02", page, StringComparison.Ordinal);
        Assert.Contains("| `slow` | 12.00 ms | ≤ 10 (missed) | how slow |", page, StringComparison.Ordinal);
        Assert.Contains("| `fast` | 12.00 | ≥ 10 | how fast |", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--only", "nothing")]
    [InlineData("--events", "5")]
    [InlineData("--dir", "/no/such/folder")]
    [InlineData("--journal", "x.db")]
    public async Task Wrong_options_are_refused(params string[] options) =>
        Assert.Equal(ExitCode.Misuse, (await CliRunner.RunAsync(["bench", .. options])).Code);
}

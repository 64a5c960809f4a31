using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using CsCheck;
using Daybook.Contract;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Tests.Shared;
using Daybook.Workloads;

namespace Daybook.Tests.Integrity;

/// <summary>What docs/reference/canonical-encoding.md says is true.</summary>
public sealed partial class CanonicalEncodingPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "canonical-encoding.md"));

    private static readonly EventFields Example = new()
    {
        Id = 1,
        OccurredMicros = Microseconds.From(new DateTimeOffset(2025, 3, 5, 14, 30, 0, TimeSpan.Zero)),
        RecordedMicros = Microseconds.From(new DateTimeOffset(2025, 3, 5, 14, 30, 0, 250, TimeSpan.Zero)),
        Type = EventTypes.WhipsawBlock,
        SessionId = "s-1",
        Asset = "NVDA",
        Action = "block",
        Reason = "1 cycle in 14 days",
        ScoreAfter = 0.75,
        ActivePositions = 12,
        Metadata = Metadata.Of(("recent_cycles", 1)),
        ExecutionTimeMs = 0.25,
        Actor = "desk",
    };

    [Fact]
    public void The_example_is_encoded_byte_for_byte()
    {
        var bytes = string.Concat(ExampleRow().Matches(Page).Select(row => row.Groups[1].Value.Replace(" ", "", StringComparison.Ordinal)));

        Assert.Equal(bytes, Convert.ToHexStringLower(CanonicalEncoding.Encode(PortfolioEvent.Restore(Example))));
    }

    [Fact]
    public void The_roots_of_the_example_are_right()
    {
        var tree = new MerkleTree();
        tree.Append(CanonicalEncoding.Leaf(PortfolioEvent.Restore(Example)));
        Assert.Contains($"`{tree.Root}`", Page, StringComparison.Ordinal);
        tree.Append(CanonicalEncoding.Leaf(PortfolioEvent.Restore(Example with { Id = 2 })));
        Assert.Contains($"`{tree.Root}`", Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_computes_the_root_that_the_tree_has()
    {
        var events = new StandardWorkload { Count = 500 }.Events().Concat(GenerateEvents.Any.Array[400].Single())
            .Select((given, index) => given.StoredAs(index + 1, Make.Start.AddMicroseconds(index)))
            .ToArray();

        // The script orders by id, so the lines may come in any order.
        var output = await RunScriptAsync(events.OrderBy(stored => stored.OccurredAt).Select(EventJson.ToLine));

        Assert.Equal($"{events.Length} {NaiveMerkleTree.RootOf(events)}", output);
    }

    [GeneratedRegex(@"^\|[^|]+\|[^|]*\| `([0-9a-f ]+)` \|\r?$", RegexOptions.Multiline)]
    private static partial Regex ExampleRow();

    [GeneratedRegex("```python\n(.+?)```", RegexOptions.Singleline)]
    private static partial Regex Script();

    private static async Task<string> RunScriptAsync(IEnumerable<string> lines)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Script().Match(Page.ReplaceLineEndings("\n")).Groups[1].Value);
        using var python = Start(start);
        var (output, errors) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        foreach (var line in lines)
            await python.StandardInput.WriteAsync(line + "\n");
        python.StandardInput.Close();
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(python.ExitCode == 0, await errors);
        return (await output).Trim();
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no python3 on this machine.");
            throw;
        }
    }
}

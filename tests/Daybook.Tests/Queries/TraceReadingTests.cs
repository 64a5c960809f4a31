using Daybook.Queries;

namespace Daybook.Tests.Queries;

public class TraceReadingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trace_is_read_with_those_below_and_not_with_those_above()
    {
        await using var reader = new Story()
            .Starts("a", "rebalance", session: "s").Starts("b", "score", "a", "s").Starts("c", "fetch", "b", "s").Notes("c", "s")
            .Starts("d", "size", "a", "s").Ends("b", session: "s").Ends("a", session: "s")
            .Read();

        var tree = await reader.GetTraceAsync("b", cancellationToken: Token);

        Assert.NotNull(tree);
        Assert.Equal(["b", "c"], tree.Flatten().Select(t => t.TraceId));
        Assert.Equal(("a", "s", false), (tree.ParentId, tree.SessionId, tree.Truncated));
        Assert.Equal(2, tree.Children[0].Events.Count);
    }

    [Fact]
    public async Task A_trace_inside_a_circle_is_the_root_of_its_own_answer()
    {
        await using var reader = new Story().Starts("a", "x", "c").Starts("b", "y", "a").Starts("c", "z", "b").Read();

        var tree = await reader.GetTraceAsync("b", cancellationToken: Token);

        Assert.NotNull(tree);
        Assert.Equal(["b", "c"], tree.Flatten().Take(2).Select(t => t.TraceId));
    }

    [Fact]
    public async Task A_trace_without_start_and_session_is_flat()
    {
        await using var reader = new Story().Notes("day").Notes("other").Notes("day").Read();

        var tree = await reader.GetTraceAsync("day", cancellationToken: Token);

        Assert.NotNull(tree);
        Assert.Equal((TraceStatus.Unknown, 2, 0), (tree.Status, tree.Events.Count, tree.Children.Count));
    }

    [Fact]
    public async Task A_trace_of_too_many_events_says_so()
    {
        await using var reader = new Story().Starts("a", "x").Notes("a").Notes("a").Notes("a").Read();

        var tree = await reader.GetTraceAsync("a", maxEvents: 2, Token);

        Assert.NotNull(tree);
        Assert.Equal((true, 2), (tree.Truncated, tree.Events.Count));
    }

    [Fact]
    public async Task An_unknown_trace_is_null()
    {
        await using var reader = new Story().Notes("a").Read();

        Assert.Null(await reader.GetTraceAsync("b", cancellationToken: Token));
    }
}

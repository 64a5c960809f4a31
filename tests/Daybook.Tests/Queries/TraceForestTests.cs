using System.Globalization;
using CsCheck;
using Daybook.Queries;

namespace Daybook.Tests.Queries;

public class TraceForestTests
{
    [Fact]
    public void Traces_are_nested_by_the_parent_that_their_start_names()
    {
        var story = new Story().Starts("a", "rebalance").Starts("b", "score", "a").Notes("b").Ends("b", ms: 4).Starts("c", "size", "a").Ends("c", success: false).Ends("a", ms: 10);

        var root = Assert.Single(TraceForest.Build(story.Events));

        Assert.Equal(("a", "rebalance", TraceStatus.Succeeded, 10d), (root.TraceId, root.Operation, root.Status, root.DurationMs));
        Assert.Equal(["b", "c"], root.Children.Select(child => child.TraceId));
        Assert.Equal([TraceStatus.Succeeded, TraceStatus.Failed], root.Children.Select(child => child.Status));
        Assert.Equal([1L, 7L], root.Events.Select(e => e.Id));
        Assert.Equal([2L, 3L, 4L], root.Children[0].Events.Select(e => e.Id));
    }

    [Fact]
    public void A_trace_whose_parent_is_missing_is_a_root_and_still_names_it()
    {
        var root = Assert.Single(TraceForest.Build(new Story().Starts("b", "score", "gone").Events));

        Assert.Equal(("gone", TraceStatus.Open), (root.ParentId, root.Status));
        Assert.Null(root.EndedAt);
    }

    [Fact]
    public void Events_without_a_start_make_a_flat_trace_of_unknown_outcome()
    {
        var root = Assert.Single(TraceForest.Build(new Story().Notes("day").Notes("day").Notes().Events));

        Assert.Equal((TraceStatus.Unknown, 2, 1000d), (root.Status, root.Events.Count, root.DurationMs));
        Assert.Null(root.Operation);
    }

    [Fact]
    public void A_circle_of_parents_is_opened_at_its_oldest_trace()
    {
        var story = new Story().Starts("leaf", "leaf", "z").Starts("x", "x", "z").Starts("y", "y", "x").Starts("z", "z", "y").Starts("self", "self", "self");

        var roots = TraceForest.Build(story.Events);

        Assert.Equal(["x", "self"], roots.Select(root => root.TraceId));
        Assert.Equal(["x", "y", "z", "leaf"], roots[0].Flatten().Select(tree => tree.TraceId));
    }

    [Fact]
    public void Nesting_deeper_than_the_limit_is_shown_under_the_last_level()
    {
        var story = new Story();
        for (var i = 0; i < 5_000; i++)
            story.Starts(Name(i), "op", i == 0 ? null : Name(i - 1));

        var root = Assert.Single(TraceForest.Build(story.Events));

        Assert.Equal(5_000, root.Flatten().Count());
        Assert.Equal(TraceTree.MaxDepth, Depth(root));

        static string Name(int i) => i.ToString(CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_duration_is_taken_from_the_metadata_when_the_column_is_empty()
    {
        var story = new Story().Starts("a", "x").Add("trace_end", "system", "end", trace: "a", metadata: """{"duration_ms":12.5}""");

        var root = Assert.Single(TraceForest.Build(story.Events));

        Assert.Equal((12.5, TraceStatus.Unknown), (root.DurationMs, root.Status));
    }

    [Fact]
    public void Every_trace_appears_exactly_once_whatever_the_parents_claim() =>
        Gen.Int[0, 14].Array[1, 15].Sample(parents =>
        {
            var story = new Story();
            for (var i = 0; i < parents.Length; i++)
                story.Starts($"t{i}", "op", $"t{parents[i]}");

            var shown = TraceForest.Build(story.Events).SelectMany(root => root.Flatten()).Select(tree => tree.TraceId).ToList();

            Assert.Equal(parents.Length, shown.Count);
            Assert.Equal(parents.Length, shown.Distinct().Count());
        });

    private static int Depth(TraceTree tree) => 1 + tree.Children.Select(Depth).DefaultIfEmpty(0).Max();
}

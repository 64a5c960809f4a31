using Daybook.Queries;

namespace Daybook.Tests.Queries;

public class SessionTreeTests
{
    [Fact]
    public async Task A_session_shows_its_traces_nested_and_the_events_outside_of_them()
    {
        await using var reader = Begun()
            .Starts("a", "rebalance", session: "s").Starts("b", "score", "a", "s").Notes("b", "s").Ends("b", session: "s").Ends("a", session: "s")
            .Add("whipsaw_block", "protection", "block", "NVDA", session: "s")
            .Notes(session: "another")
            .Add("session_end", "system", "end", session: "s", metadata: """{"status":"completed","duration_ms":250}""")
            .Read();

        var tree = await reader.GetSessionAsync("s", cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotNull(tree);
        Assert.Equal(("rebalance", SessionStatus.Completed, 250d), (tree.Session.Kind, tree.Session.Status, tree.Session.DurationMs));
        Assert.Equal((8, 0, 1, false), (tree.EventCount, tree.Errors, tree.Blocks, tree.Truncated));
        Assert.Equal([1L, 7L, 9L], tree.Events.Select(e => e.Id));
        Assert.Equal("b", Assert.Single(Assert.Single(tree.Traces).Children).TraceId);
    }

    [Theory]
    [InlineData("""{"status":"failed"}""", SessionStatus.Failed)]
    [InlineData("""{"status":"abandoned"}""", SessionStatus.Abandoned)]
    [InlineData("""{"status":"odd"}""", SessionStatus.Unknown)]
    [InlineData("""{"success":false}""", SessionStatus.Failed)]
    [InlineData(null, SessionStatus.Completed)]
    public void The_status_is_what_the_end_says(string? metadata, SessionStatus expected) =>
        Assert.Equal(expected, StatusOf(Begun().Add("session_end", "system", "end", session: "s", metadata: metadata)));

    [Fact]
    public void A_session_without_an_end_runs() => Assert.Equal(SessionStatus.Running, StatusOf(Begun()));

    [Fact]
    public void An_imported_session_without_an_end_is_not_said_to_run() =>
        Assert.Equal(SessionStatus.Unknown, StatusOf(new Story().Add("session_start", "system", "start", session: "s", origin: "run")));

    [Fact]
    public void A_session_known_only_by_its_events_is_unknown() => Assert.Equal(SessionStatus.Unknown, StatusOf(new Story().Notes(session: "s")));

    [Fact]
    public async Task A_session_of_too_many_events_is_cut_visibly_and_still_knows_its_end()
    {
        var story = Begun();
        for (var i = 0; i < 50; i++)
            story.Notes("t", "s");
        await using var reader = story.Add("session_end", "system", "end", session: "s", metadata: """{"status":"failed"}""").Read();

        var tree = await reader.GetSessionAsync("s", maxEvents: 10, TestContext.Current.CancellationToken);

        Assert.NotNull(tree);
        Assert.Equal((true, 11, SessionStatus.Failed), (tree.Truncated, tree.EventCount, tree.Session.Status));
    }

    [Fact]
    public async Task An_unknown_session_is_null()
    {
        await using var reader = Begun().Read();

        Assert.Null(await reader.GetSessionAsync("other", cancellationToken: TestContext.Current.CancellationToken));
    }

    private static Story Begun() => new Story().Add("session_start", "system", "start", session: "s", metadata: """{"kind":"rebalance"}""");

    private static SessionStatus StatusOf(Story story) => SessionReading.Summary("s", [.. story.Events]).Status;
}

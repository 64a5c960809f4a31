using System.Net;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Operations.Durations;
using Daybook.Operations.Words;
using Daybook.Server.Tests.Support;

namespace Daybook.Server.Tests.Sections;

/// <summary>The page of performance shows the durations that the operation counts, the writers and the files.</summary>
public sealed class PerformancePageTests
{
    private const string Hostile = "<script>alert(1)</script>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Durations_are_those_of_the_operation()
    {
        await using var server = await Filled();
        var expected = await server.AskAsync(context => DurationsOperation.RunAsync(context, new DurationsRequest(), Token));

        var html = await server.Client.GetStringAsync("/journals/a/performance", Token);

        var rows = HtmlText.Rows(html, "durations");
        Assert.Equal(expected.Operations.Select(one => one.Operation), rows.Select(row => row[0]));
        Assert.Equal(expected.Operations.Select(one => Quantity.Milliseconds(one.P50Ms)), rows.Select(row => row[3]));
        Assert.Equal(expected.Operations.Select(one => Quantity.Milliseconds(one.P99Ms)), rows.Select(row => row[5]));
        Assert.Equal(expected.Slowest.Select(one => Quantity.Milliseconds(one.DurationMs)), HtmlText.Rows(html, "slowest").Select(row => row[1]));
        Assert.Equal("21", HtmlText.Rows(html, "writers")[0][2]);
        Assert.Equal(Quantity.Bytes(new FileInfo(Path.Combine(server.Folder.FullName, "a.db")).Length), HtmlText.Figure(html, "File"));
        Assert.Contains("records no values", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Hostile, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_is_of_the_chosen_operation()
    {
        await using var server = await Filled();
        Assert.Contains("How long price took", await server.Client.GetStringAsync("/journals/a/performance?operation=price", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_journal_and_a_filter_that_cannot_be_read_say_so()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Contains("No operation with a duration", await server.Client.GetStringAsync("/journals/a/performance", Token), StringComparison.Ordinal);
        using var refused = await server.Client.GetAsync("/journals/a/performance?filter=asset%20%3D", Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private static Task<RunningServer> Filled() => RunningServer.StartAsync(async journal => await journal.AppendAsync(
        [
            .. Enumerable.Range(1, 20).Select(ms => PortfolioEvent.Create(
                EventTypes.OperationCompleted, Make.Start.AddMinutes(ms), reason: "done", action: "complete", executionTimeMs: ms, metadata: Metadata.Of(("operation", "price")))),
            PortfolioEvent.Create(EventTypes.OperationCompleted, Make.Start, reason: "done", action: "complete", executionTimeMs: 9_000, metadata: Metadata.Of(("operation", Hostile))),
        ],
        cancellationToken: Token));
}

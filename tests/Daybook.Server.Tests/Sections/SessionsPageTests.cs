using System.Net;
using Daybook.Contract.Making;
using Daybook.Operations.Sessions;
using Daybook.Operations.Words;
using Daybook.Recording;
using Daybook.Server.Tests.Support;

namespace Daybook.Server.Tests.Sections;

/// <summary>Sessions, and the operations in them, as the operations tell them.</summary>
public sealed class SessionsPageTests
{
    private const string Hostile = "<script>alert(1)</script>\"'&\u202e";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_has_the_sessions_of_the_operation()
    {
        await using var server = await RunningServer.StartAsync(FillAsync);
        var expected = (await server.AskAsync(context => SessionOperation.ListAsync(context, new SessionsRequest(), Token))).Sessions;

        var html = await server.Client.GetStringAsync("/journals/a/sessions", Token);

        var rows = HtmlText.Rows(html, "sessions");
        Assert.Equal(expected.Select(one => one.SessionId), rows.Select(row => row[0]));
        Assert.Equal(expected.Select(one => one.Kind!.Trim()), rows.Select(row => row[1]));
        Assert.Equal(["failed", "completed"], rows.Select(row => row[2]));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_shows_its_operations_nested_and_what_failed()
    {
        await using var server = await RunningServer.StartAsync(FillAsync);
        var id = (await server.AskAsync(context => SessionOperation.ListAsync(context, new SessionsRequest(), Token))).Sessions[0].SessionId;
        var expected = await server.AskAsync(context => SessionOperation.RunAsync(context, new SessionRequest { Id = id }, Token));

        var html = await server.Client.GetStringAsync($"/journals/a/sessions?session={id}", Token);

        Assert.Equal(Quantity.Count(expected.EventCount), HtmlText.Figure(html, "Events"));
        Assert.Equal(("1", "1"), (HtmlText.Figure(html, "Blocks"), HtmlText.Figure(html, "Errors")));
        var rows = HtmlText.Rows(html, "operations");
        Assert.Equal([Hostile, "orders"], rows.Select(row => row[0]));
        Assert.Equal(["failed", "succeeded"], rows.Select(row => row[1]));
        Assert.Contains("data-depth=\"1\"", html, StringComparison.Ordinal);
        Assert.Equal(["whipsaw_block", "position_open_error"], HtmlText.Rows(html, "events").Select(row => row[1]));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_shows_what_lies_below_it()
    {
        await using var server = await RunningServer.StartAsync(FillAsync);
        var id = (await server.AskAsync(context => SessionOperation.ListAsync(context, new SessionsRequest(), Token))).Sessions[0].SessionId;
        var trace = (await server.AskAsync(context => SessionOperation.RunAsync(context, new SessionRequest { Id = id }, Token))).Traces[0];

        var html = await server.Client.GetStringAsync($"/journals/a/sessions?trace={trace.TraceId}", Token);

        Assert.Equal("2", HtmlText.Figure(html, "Operations"));
        Assert.Contains($"sessions?session={id}", html, StringComparison.Ordinal);
        Assert.Contains("position_open_error", HtmlText.Rows(html, "events").Select(row => row[1]));
    }

    [Theory]
    [InlineData("sessions?session=none")]
    [InlineData("sessions?trace=none")]
    public async Task What_is_not_there_is_said(string address)
    {
        await using var server = await RunningServer.StartAsync(FillAsync);
        using var response = await server.Client.GetAsync($"/journals/a/{address}", Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("class=\"trouble\"", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static async Task FillAsync(Journal journal)
    {
        await using (var first = journal.BeginSession("rebalance", Make.Start))
        {
            await first.CompleteAsync(cancellationToken: Token);
        }

        await using var second = journal.BeginSession(Hostile, Make.Start.AddDays(1));
        using (var outer = second.BeginTrace(Hostile))
        {
            using (var inner = outer.BeginTrace("orders"))
                inner.Record(Make.Block());
            outer.Record(Make.Failure());
            outer.Fail("the broker did not answer");
        }

        await second.FailAsync(new IOException(Hostile), Token);
    }
}

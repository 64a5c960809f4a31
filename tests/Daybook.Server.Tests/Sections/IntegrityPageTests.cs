using System.Net;
using Daybook.Contract.Making;
using Daybook.Operations.Verifying;
using Daybook.Operations.Words;
using Daybook.Server.Journals;
using Daybook.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Daybook.Server.Tests.Sections;

/// <summary>The page of integrity shows what the journal claims, and verifies it when asked.</summary>
public sealed class IntegrityPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_verifies_when_asked_and_says_what_was_found()
    {
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync(Make.Notes(500), cancellationToken: Token));
        var before = await server.Client.GetStringAsync("/journals/a/integrity", Token);
        Assert.Equal("not yet", HtmlText.Figure(before, "Last verified"));
        using (var begun = await server.Client.GetAsync("/journals/a/integrity?verify=now", Token))
            Assert.Equal((HttpStatusCode.Redirect, "/journals/a/integrity"), (begun.StatusCode, begun.Headers.Location!.OriginalString));
        await server.Services.GetRequiredService<ServedJournals>().Find("a")!.VerifiedAsync();

        var html = await server.Client.GetStringAsync("/journals/a/integrity", Token);

        var expected = await server.AskAsync(context => VerifyOperation.RunAsync(context, new VerifyRequest(), Token));
        Assert.True(expected.Ok);
        Assert.Equal("ok", HtmlText.Figure(html, "Last verified"));
        Assert.Equal(Quantity.Count(expected.Events!.Value), HtmlText.Figure(html, "Events"));
        Assert.Equal("agrees", HtmlText.Figure(html, "Anchor"));
        Assert.Contains(expected.Root!, html, StringComparison.Ordinal);
        Assert.Contains("500 events, nothing changed and nothing missing", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verification_that_is_asked_for_twice_is_made_once_at_a_time()
    {
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync(Make.Notes(5), cancellationToken: Token));
        var journal = server.Services.GetRequiredService<ServedJournals>().Find("a")!;
        Assert.Null(journal.LastVerification);
        journal.Verify();
        journal.Verify();
        await journal.VerifiedAsync();
        Assert.True(journal.LastVerification!.Answer!.Ok);
        Assert.Equal((5, 5), (journal.LastVerification.Progress.Done, journal.LastVerification.Progress.Total));
        using var response = await server.Client.GetAsync("/journals/a/integrity", Token);
        Assert.False(response.Headers.Contains("Refresh"));
    }
}

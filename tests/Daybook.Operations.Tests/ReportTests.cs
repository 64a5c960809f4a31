using Daybook.Events;
using Daybook.Operations.Reporting;
using Daybook.Operations.Statistics;
using Daybook.Operations.Tests.Support;
using Daybook.Operations.Words;
using Daybook.Recording;

namespace Daybook.Operations.Tests;

public sealed class ReportTests : SmallJournal
{
    private const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&\u202e";

    private readonly string _folder = Directory.CreateTempSubdirectory("daybook-report-").FullName;

    [Fact]
    public async Task It_tells_what_the_operations_answer_and_how_to_check_it()
    {
        var (html, answer) = await MadeAsync(new ReportRequest { File = In("all.html"), Run = "live" });

        var counted = await StatisticsOperation.RunAsync(Context(), new StatisticsRequest(), Cancel);
        Assert.Equal((counted.Total, new FileInfo(In("all.html")).Length), (answer.Events, answer.Bytes));
        Assert.Contains($"{Quantity.Count(counted.Total, "event")}: {Quantity.Count(counted.Trades, "trade")}, {Quantity.Count(counted.Blocks, "block")}, {Quantity.Count(counted.Errors, "error")}", html, StringComparison.Ordinal);
        Assert.Contains(answer.Root, html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">Protection</th>", html, StringComparison.Ordinal);
        Assert.Contains("the broker did not answer", html, StringComparison.Ordinal);
        Assert.Contains("records no values", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_about_an_asset_alone_when_one_is_named()
    {
        var (html, answer) = await MadeAsync(new ReportRequest { File = In("ko.html"), Run = "live", Asset = "KO" });

        Assert.Equal(1, answer.Events);
        Assert.Contains("1 event about KO", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_runs_it_tells_of_the_newest_alone()
    {
        foreach (var opened in new[] { 1, 2 })
        {
            await using var run = Journal.BeginSession("replay");
            for (var at = 0; at < opened; at++)
                run.PositionOpened($"A{at}", "score 0.81 over 0.65", 0.1, 0.81);
            await run.CompleteAsync(cancellationToken: Cancel);
        }

        // Two opens, the session's start and its end.
        Assert.Equal(4, (await MadeAsync(new ReportRequest { File = In("run.html") })).Answer.Events);
    }

    [Fact]
    public async Task What_events_say_is_text_and_nothing_is_loaded_or_run()
    {
        await Journal.AppendAsync([PortfolioEvent.Create(EventTypes.PositionOpen, Context().Time.GetUtcNow(), Hostile, Hostile, sizeBefore: 0, sizeAfter: 0.1)], cancellationToken: Cancel);

        var (html, _) = await MadeAsync(new ReportRequest { File = In("hostile.html"), Run = "live" });

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\u202e", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_stays_unless_it_is_to_be_replaced()
    {
        await File.WriteAllTextAsync(In("there.html"), "old", Cancel);
        var request = new ReportRequest { File = In("there.html"), Run = "live" };

        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReportOperation.RunAsync(Context(), request, Cancel));

        Assert.Equal((RefusalCode.FileExists, "old"), (refused.Code, await File.ReadAllTextAsync(In("there.html"), Cancel)));
        Assert.Contains("</html>", (await MadeAsync(request with { Force = true })).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_leaves_nothing()
    {
        await Assert.ThrowsAnyAsync<IOException>(() => ReportOperation.RunAsync(Context(), new ReportRequest { File = Path.Combine(_folder, "none", "r.html"), Run = "live" }, Cancel));

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    protected override void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<(string Html, ReportAnswer Answer)> MadeAsync(ReportRequest request)
    {
        var answer = await ReportOperation.RunAsync(Context(), request, Cancel);
        return (await File.ReadAllTextAsync(request.File, Cancel), answer);
    }

    private string In(string name) => Path.Combine(_folder, name);
}

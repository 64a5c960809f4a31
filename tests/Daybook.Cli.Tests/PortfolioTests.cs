using System.Text.Json;
using Daybook.Cli.Tests.Support;
using Daybook.Sqlite;

namespace Daybook.Cli.Tests;

/// <summary>Several portfolios in one journal, and the questions that need to know which is meant.</summary>
public sealed class PortfolioTests : TempJournal
{
    private static readonly string[] s_person = ["--by", "Ada Lovelace", "--reason", "the feed is stale"];

    [Fact]
    public async Task A_question_that_needs_one_portfolio_names_those_that_there_are()
    {
        await RecordBothAsync();
        foreach (var arguments in (string[][])[["state"], ["explain", "KO", "2025-03-05"], ["trading"], ["release", "KO", "--protection", "whipsaw_protection", .. s_person]])
        {
            var refused = await OnJournalAsync(arguments);
            Assert.Equal((2, string.Empty), (refused.Code, refused.Output));
            Assert.Contains("has portfolios 'eu', 'us'; name one: --portfolio NAME", refused.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_is_shown_by_its_name_and_the_only_one_without_being_named()
    {
        await RecordAsync("us", "KO");
        Assert.Equal(["KO"], await HeldAsync());
        await RecordAsync("eu", "PEP");

        Assert.Equal(["KO"], await HeldAsync("--portfolio", "us"));
        Assert.Equal(["PEP"], await HeldAsync("--portfolio", "eu", "--run", "live"));
        Assert.StartsWith("The live portfolio 'us' at ", (await OnJournalAsync("state", "--portfolio", "us")).Fine().Output, StringComparison.Ordinal);

        // Recorded by whoever names none: one portfolio more, without a name.
        await RecordAsync("""{"timestamp":"2025-03-07","event_type":"position_open","asset":"NVDA","reason":"score 0.81 over 0.65","size_after":0.1}""");
        Assert.Equal(["NVDA"], await HeldAsync("--portfolio", ""));
        Assert.Equal(["KO"], await HeldAsync("--portfolio", "us"));
    }

    [Fact]
    public async Task A_journal_with_one_name_and_events_without_any_tells_of_two()
    {
        await RecordAsync("us", "KO");
        await RecordAsync("""{"timestamp":"2025-03-07","event_type":"position_open","asset":"NVDA","reason":"score 0.81 over 0.65","size_after":0.1}""");

        var refused = await OnJournalAsync("state");

        Assert.Equal(2, refused.Code);
        Assert.Contains("portfolio 'us', and of one without a name; name one: --portfolio NAME, with \"\" for one without a name", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_refused_with_the_one_that_was_meant()
    {
        await RecordBothAsync();
        foreach (var verb in (string[][])[["query"], ["stats"], ["timeline", "KO"], ["audit"], ["state"], ["trading"], ["export", Path.Combine(Folder, "out.csv")], ["tail", "--no-follow"]])
        {
            var refused = await OnJournalAsync([.. verb, "--portfolio", "EUU"]);
            Assert.Equal((2, string.Empty), (refused.Code, refused.Output));
            Assert.Contains("has no portfolio 'EUU'; did you mean 'eu'?", refused.Error, StringComparison.Ordinal);
        }

        Assert.Equal([Journal], Directory.GetFiles(Folder, "*.db"));
        Assert.Empty(Directory.GetFiles(Folder, "out*"));
        Assert.Contains("no event has the portfolio 'uss'; did you mean 'us'?", (await OnJournalAsync("query", "portfolio = 'uss'")).Fine().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_are_selected_by_their_portfolio()
    {
        await RecordBothAsync();

        Assert.Equal(["KO"], await AssetsAsync("query", "type = 'position_open'", "--portfolio", "us", "--json"));
        Assert.Equal(["PEP"], await AssetsAsync("query", "portfolio = 'eu' and asset is not null", "--json"));
        Assert.Equal(["PEP"], await AssetsAsync("tail", "asset is not null", "--portfolio", "eu", "--no-follow", "--json"));
        Assert.Equal(["KO"], await AssetsAsync("timeline", "KO", "--portfolio", "us", "--json"));
        Assert.Contains("no events about KO in this window", (await OnJournalAsync("timeline", "KO", "--portfolio", "eu")).Fine().Error, StringComparison.Ordinal);
        Assert.Equal(3, JsonDocument.Parse((await OnJournalAsync("stats", "--portfolio", "us", "--json")).Fine().Output).RootElement.GetProperty("total").GetInt64());
        (await OnJournalAsync("export", Path.Combine(Folder, "us.jsonl"), "--portfolio", "us")).Fine();
        Assert.Equal(3, (await File.ReadAllLinesAsync(Path.Combine(Folder, "us.jsonl"), TestContext.Current.CancellationToken)).Length);
        Assert.Matches("^session in \\('[0-9a-f-]+'\\): postings", (await OnJournalAsync("query", "--portfolio", "us", "--explain-plan")).Fine().Output);
    }

    [Fact]
    public async Task Trading_is_halted_for_one_or_for_all()
    {
        await RecordBothAsync();
        Assert.Equal("Trading of 'eu' is halted, it was active; event #8", (await OnJournalAsync(["trading", "halted", "--portfolio", "eu", .. s_person])).Fine().Lines[0]);
        Assert.Equal(("halted", "active"), (await TradingAsync("eu"), await TradingAsync("us")));

        Assert.StartsWith("Trading of all portfolios is halted; event #", (await OnJournalAsync(["trading", "halted", .. s_person])).Fine().Output, StringComparison.Ordinal);
        Assert.Equal(("halted", "halted"), (await TradingAsync("eu"), await TradingAsync("us")));

        (await OnJournalAsync(["trading", "active", .. s_person])).Fine();
        Assert.Equal(("halted", "active"), (await TradingAsync("eu"), await TradingAsync("us")));
        Assert.Equal(2, (await OnJournalAsync(["trading", "halted", "--portfolio", "", .. s_person])).Code);
    }

    [Fact]
    public async Task A_replay_of_a_name_is_a_portfolio_of_its_own_beside_the_live_one()
    {
        await RecordAsync("us", "KO");
        (await OnJournalAsync("replay", "--simulate", "7", "--portfolio", "us")).Fine();
        var session = (await AssetsAsync("query", "type = 'session_start' and metadata.kind = 'replay'", "--json", field: "session_id"))[0];

        Assert.Equal(["KO"], await HeldAsync("--run", "live"));
        Assert.StartsWith($"Run {session} of portfolio 'us' at ", (await OnJournalAsync("state", "--portfolio", "us")).Fine().Output, StringComparison.Ordinal);
        await RecordAsync("eu", "PEP");
        Assert.Equal(["PEP"], await HeldAsync("--portfolio", "eu"));
        Assert.StartsWith($"Run {session} ", (await OnJournalAsync("state", "--run", session)).Fine().Output, StringComparison.Ordinal);
        var other = await OnJournalAsync("state", "--run", session, "--portfolio", "eu");
        Assert.Equal(2, other.Code);
        Assert.Contains($"--run: {session} is of portfolio 'us', not of 'eu'", other.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x", 129)]
    public async Task A_name_that_no_portfolio_can_have_makes_no_journal(string name, int times = 1)
    {
        var given = string.Concat(Enumerable.Repeat(name, times));
        foreach (var arguments in (string[][])[["record"], ["replay", "--simulate", "7"]])
        {
            var refused = await OnJournalAsync([.. arguments, "--portfolio", given]);
            Assert.Equal(2, refused.Code);
            Assert.Contains("a portfolio's name has 1 to 128 characters", refused.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(Journal));
    }

    [Fact]
    public async Task Lines_that_are_refused_leave_no_session_behind()
    {
        Assert.Equal(2, (await OnJournalAsync(new CliSetting { InputText = "{}" }, "record", "--portfolio", "us")).Code);
        Assert.Equal(2, (await OnJournalAsync(new CliSetting { InputText = "{}" }, "record", "--atomic", "--portfolio", "us")).Code);

        Assert.Empty((await OnJournalAsync("query", "--json")).Fine().Lines);
    }

    [Fact]
    public async Task Names_are_shown_escaped()
    {
        await RecordAsync("us", "KO");
        await using (var journal = await SqliteJournal.OpenAsync(Journal, cancellationToken: TestContext.Current.CancellationToken))
        await using (var session = journal.BeginSession("rebalance", portfolio: "eu\u001b[31m"))
            await session.CompleteAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.DoesNotContain('\u001b', (await OnJournalAsync("state")).Error);
        Assert.DoesNotContain('\u001b', (await OnJournalAsync("state", "--portfolio", "eu\u001b[31m")).Fine().Output);
    }

    private async Task RecordBothAsync()
    {
        await RecordAsync("us", "KO");
        await RecordAsync("eu", "PEP");
    }

    private async Task RecordAsync(string portfolio, string asset)
    {
        var line = $$"""{"timestamp":"2025-03-05T14:30:00Z","event_type":"position_open","asset":"{{asset}}","reason":"score 0.81 over 0.65","size_after":0.12}""";
        (await OnJournalAsync(new CliSetting { InputText = line }, "record", "--portfolio", portfolio)).Fine();
    }

    private async Task<string[]> HeldAsync(params string[] arguments) =>
        [.. JsonDocument.Parse((await OnJournalAsync(["state", "--json", .. arguments])).Fine().Output).RootElement.GetProperty("positions").EnumerateArray().Select(one => one.GetProperty("asset").GetString()!)];

    private async Task<string?> TradingAsync(string portfolio) =>
        JsonDocument.Parse((await OnJournalAsync("trading", "--portfolio", portfolio, "--json")).Fine().Output).RootElement.GetProperty("trading_state").GetString();

    private async Task<string[]> AssetsAsync(params string[] arguments) => await AssetsAsync(arguments, "asset");

    private Task<string[]> AssetsAsync(string verb, string filter, string json, string field) => AssetsAsync([verb, filter, json], field);

    private async Task<string[]> AssetsAsync(string[] arguments, string field) =>
        [.. (await OnJournalAsync(arguments)).Fine().Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty(field).GetString()!)];
}

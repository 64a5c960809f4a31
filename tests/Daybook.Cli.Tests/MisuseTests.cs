using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class MisuseTests : TempJournal
{
    private static readonly string[][] Wrong =
    [
        ["nonsense"],
        ["query", "--nonsense"],
        ["query", "--session", "none"],
        ["export", "-", "--session", "none"],
        ["query", "--limit", "0"],
        ["query", "--limit", "100001"],
        ["query", "--limit", "many"],
        ["query", "--order", "sideways"],
        ["query", "--from", "yesterday-ish"],
        ["query", "--after", "not-a-cursor"],
        ["query", "--limit", "5", "--all"],
        ["query", "--from", "2025-03-02", "--to", "2025-03-01"],
        ["stats", "--from", "2025-03-02", "--to", "2025-03-02"],
        ["stats", "asset = 'A'", "--filter", "asset = 'B'"],
        ["timeline", "NVDA", "--from", "2025-03-02", "--to", "2025-03-01"],
        ["query", "--now", "-7d"],
        ["query", "asset = 'A'", "--filter", "asset = 'B'"],
        ["query", "asset ="],
        ["query", "asset = 'A' or"],
        ["query", "one", "two"],
        ["tail", "--lines", "-1"],
        ["stats", "--period", "soon"],
        ["stats", "--period", "1s"],
        ["stats", "--filter", "nonsense = 1"],
        ["timeline"],
        ["timeline", ""],
        ["trace"],
        ["trace", "unknown"],
        ["session", "unknown"],
        ["session", ""],
        ["session", "--limit", "some"],
        ["explain"],
        ["explain", "NVDA"],
        ["explain", "999"],
        ["explain", "NVDA", "someday"],
        ["verify", "--expect-root", "abc"],
        ["verify", "--at", "3"],
        ["verify", "--expect-root", "00000000000000000000000000000000000000000000000000000000000000ff", "--at", "-1"],
        ["verify", "--expect-root", "00000000000000000000000000000000000000000000000000000000000000ff", "--at", "then"],
        ["record", "--durability", "eternal"],
        ["import"],
        ["import", "no-such-file"],
        ["import", "a", "b", "--source", "one"],
        ["demo", "--seed", "many"],
        ["serve", "--urls", "nonsense"],
        ["serve", "--urls", ""],
        ["serve", "--public-url", "daybook"],
        ["serve", "--keys", ""],
        ["serve", "key"],
        ["serve", "key", "make"],
        ["serve", "key", "new"],
        ["serve", "key", "new", "ada"],
        ["serve", "key", "new", "ada", "--role", "boss"],
        ["serve", "key", "new", " ", "--role", "viewer"],
        ["serve", "key", "list", "ada"],
        ["serve", "key", "list", "--role", "viewer"],
        ["serve", "key", "revoke"],
    ];

    public static TheoryData<string[]> WrongUsage => new(Wrong);

    [Theory]
    [MemberData(nameof(WrongUsage))]
    public async Task Wrong_usage_ends_with_2_one_line_on_standard_error_and_nothing_on_standard_output(string[] arguments)
    {
        await RecordFourAsync();

        var result = await OnJournalAsync(arguments);

        Assert.Equal(2, result.Code);
        Assert.Empty(result.Output);
        var said = Assert.Single(result.ErrorLines);
        Assert.StartsWith("daybook: ", said, StringComparison.Ordinal);
        Assert.All((string[])["System.", "(Parameter", "\\n"], ofTheProgram => Assert.DoesNotContain(ofTheProgram, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_name_is_no_journal_even_where_the_variable_names_one()
    {
        await RecordFourAsync();

        var result = await CliRunner.RunAsync(new CliSetting { Variables = { ["DAYBOOK_JOURNAL"] = Journal } }, "stats", "--journal", "");

        Assert.Equal(2, result.Code);
        Assert.Equal("daybook: --journal: the file name is empty", Assert.Single(result.ErrorLines));
    }

    [Theory]
    [InlineData("query")]
    [InlineData("tail")]
    [InlineData("stats")]
    [InlineData("timeline", "NVDA")]
    [InlineData("session")]
    [InlineData("trace", "1")]
    [InlineData("explain", "1")]
    [InlineData("verify")]
    [InlineData("recover", "--yes")]
    public async Task Reading_verbs_make_no_file(params string[] arguments)
    {
        var result = await OnJournalAsync(arguments);

        Assert.Equal(2, result.Code);
        Assert.Contains("no journal", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task A_file_of_something_else_is_left_alone()
    {
        await File.WriteAllTextAsync(Journal, "dear diary", TestContext.Current.CancellationToken);

        var result = await OnJournalAsync("record");

        Assert.Equal(2, result.Code);
        Assert.Single(result.ErrorLines);
        Assert.Equal("dear diary", await File.ReadAllTextAsync(Journal, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_error_shows_its_trace_only_when_asked()
    {
        var quiet = await OnJournalAsync("stats");
        var loud = await OnJournalAsync(new CliSetting { Variables = { ["DAYBOOK_DEBUG"] = "1" } }, "stats");

        Assert.DoesNotContain("   at ", quiet.Error, StringComparison.Ordinal);
        Assert.Contains("   at ", loud.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_verb_is_named() =>
        Assert.Equal("daybook: 'quary' is not a verb; did you mean 'query'? see 'daybook --help'", Assert.Single((await CliRunner.RunAsync("quary")).ErrorLines));

    [Fact]
    public async Task The_journal_may_be_named_by_the_variable()
    {
        await RecordFourAsync();

        var result = await CliRunner.RunAsync(new CliSetting { Variables = { ["DAYBOOK_JOURNAL"] = Journal } }, "stats", "--json");

        Assert.Contains("\"total\": 4", result.Fine().Output, StringComparison.Ordinal);
    }
}

using Daybook.Cli.Output;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class HelpTests
{
    private static readonly string[] Expected =
    [
        "demo", "replay", "state", "series", "redecide", "whatif", "release", "trading", "import", "export", "record", "serve", "report", "query", "tail", "stats", "histogram", "timeline", "decisions", "event", "session", "trace", "explain", "audit", "verify", "backup", "recover", "doctor", "catalogue", "config", "calendar", "generate", "bench", "help",
    ];

    public static TheoryData<string> Verbs => [.. Expected];

    [Fact]
    public void All_verbs_are_there()
    {
        var tool = new Tool(new Terminal { Input = Stream.Null, Output = Stream.Null, Error = TextWriter.Null });

        Assert.Equal(Expected.Order(StringComparer.Ordinal), tool.AllVerbs.Where(verb => !verb.Hidden).Select(verb => verb.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Each_verb_shows_a_sentence_and_one_to_three_examples_of_itself(string verb)
    {
        var result = (await CliRunner.RunAsync(verb, "--help")).Fine();

        Assert.Matches($"^daybook {verb}: [A-Z].*\\.\n", result.Output);
        var examples = result.Lines.SkipWhile(line => !line.StartsWith("Example", StringComparison.Ordinal)).Skip(1).ToArray();
        Assert.InRange(examples.Length, 1, 3);
        Assert.All(examples, example => Assert.Contains($"daybook {verb}", example, StringComparison.Ordinal));
        Assert.Contains("--journal FILE", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    public async Task Without_a_verb_the_tool_lists_its_verbs(params string[] arguments)
    {
        var result = (await CliRunner.RunAsync(arguments)).Fine();

        Assert.All(Expected, verb => Assert.Contains($"\n  {verb} ", result.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("query", "--help")]
    [InlineData("query", "-h")]
    public async Task Help_shows_what_the_option_shows(string verb, string option)
    {
        Assert.Equal((await CliRunner.RunAsync(verb, option)).Fine().Output, (await CliRunner.RunAsync("help", verb)).Fine().Output);
        Assert.Equal((await CliRunner.RunAsync(option)).Fine().Output, (await CliRunner.RunAsync("help")).Fine().Output);
    }

    [Theory]
    [InlineData("qurey", "daybook: 'qurey' is not a verb; did you mean 'query'? see 'daybook --help'")]
    [InlineData("nothing-like-it", "daybook: 'nothing-like-it' is not a verb; see 'daybook --help'")]
    public async Task A_misspelt_verb_comes_with_the_nearest_one(string verb, string said)
    {
        Assert.Equal(said, Assert.Single((await CliRunner.RunAsync(verb)).ErrorLines));
        var help = await CliRunner.RunAsync("help", verb);
        Assert.Equal((2, said), (help.Code, Assert.Single(help.ErrorLines)));
    }
}

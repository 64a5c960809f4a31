using System.Text;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class UntrustedTextTests : TempJournal
{
    // A window title, colours, a bidi override, a line break, and what Spectre would take for markup.
    private const string Evil = @"\u001b]0;owned\u0007\u001b[31m[red]x[/]\u202eabc\u009b31m\nnext \u007f";

    private static readonly string[][] Shown =
    [
        ["query"], ["tail", "--no-follow"], ["stats"], ["timeline", "A\u001b[1m[b]"], ["session"], ["session", "s\u001b[2m"], ["trace", "t\u001b[3m"], ["explain", "1"], ["doctor"],
    ];

    public static TheoryData<string[]> Verbs => new(Shown);

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task No_control_character_of_an_event_reaches_the_terminal(string[] arguments)
    {
        await RecordEvilAsync();

        foreach (var width in (int?[])[null, 100])
        {
            var result = await OnJournalAsync(new CliSetting { Width = width }, arguments);
            Assert.True(result.Code < 2, result.Error);
            Assert.DoesNotContain(result.Output + result.Error.ReplaceLineEndings(" "), c => c != '\n' && (char.IsControl(c) || c is '\u202e'));
        }
    }

    [Fact]
    public async Task It_is_shown_as_escapes_and_never_taken_for_markup()
    {
        await RecordEvilAsync();

        var plain = (await OnJournalAsync("query")).Fine().Output;
        var rich = (await OnJournalAsync(new CliSetting { Width = 200 }, "query")).Fine().Output;

        Assert.All((string[])[plain, rich], text => Assert.Contains(@"\u001b]0;owned\u0007\u001b[31m[red]x[/]\u202eabc\u009b31m\nnext \u007f", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_escapes_by_itself()
    {
        await RecordEvilAsync();

        var bytes = Encoding.UTF8.GetBytes((await OnJournalAsync("query", "--json")).Fine().Output);

        Assert.DoesNotContain(bytes, b => b is < 0x20 and not (byte)'\n' or 0x7F or > 0x7F);
    }

    [Theory]
    [InlineData("query")]
    [InlineData("tail", "--no-follow")]
    [InlineData("explain", "1")]
    public async Task Metadata_that_is_spelled_with_such_characters_is_escaped_for_a_terminal_and_whole_in_a_pipe(params string[] verb)
    {
        const string Spelled = "{\"k\u202e\":\"\u009b31m é \u200b\"}";
        await RecordAsync($$"""{"timestamp":"2025-03-05","event_type":"whipsaw_block","asset":"A","reason":"x","metadata":{{Spelled}}}""");

        var piped = (await OnJournalAsync([.. verb, "--json"])).Fine().Output;
        var shown = (await OnJournalAsync(new CliSetting { Width = 100 }, [.. verb, "--json"])).Fine().Output;

        Assert.Contains(Spelled, piped, StringComparison.Ordinal);
        Assert.Contains(@"{""k\u202e"":""\u009b31m é \u200b""}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(shown, c => c != '\n' && (char.IsControl(c) || c is '\u202e' or '\u200b'));
    }

    [Fact]
    public async Task Arguments_are_escaped_in_messages_too()
    {
        var result = await OnJournalAsync("explain", "\u001b[31mNVDA");

        Assert.Equal(2, result.Code);
        Assert.DoesNotContain('\u001b', result.Error);
    }

    private Task RecordEvilAsync() => RecordAsync(
        $$$"""{"timestamp":"2025-03-05","event_type":"session_start","session_id":"s\u001b[2m","reason":"{{{Evil}}}","metadata":{"kind":"{{{Evil}}}"}}""",
        $$$"""{"timestamp":"2025-03-05","event_type":"trace_start","session_id":"s\u001b[2m","trace_id":"t\u001b[3m","reason":"{{{Evil}}}","metadata":{"operation":"{{{Evil}}}"}}""",
        $$$"""{"timestamp":"2025-03-05","event_type":"whipsaw_block","session_id":"s\u001b[2m","trace_id":"t\u001b[3m","asset":"A\u001b[1m[b]","regime":"{{{Evil}}}","reason":"{{{Evil}}}","metadata":{"recent_cycles":"{{{Evil}}}","max_cycles":1,"rule":"{{{Evil}}}","code":"{{{Evil}}}"}}""");
}

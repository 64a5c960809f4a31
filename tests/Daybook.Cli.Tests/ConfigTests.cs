using System.Text.Json;
using System.Text.RegularExpressions;
using Daybook.Cli.Tests.Support;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Cli.Tests;

public sealed partial class ConfigTests : TempJournal
{
    private const string Good = "preset: aggressive\nwhipsaw:\n  period_days: 21\ngrace: { days: 7, decay_rate: 0.96 }\ncore: { max_assets: 3 }\n";
    private const string Bad = "whipsaw:\n  perod_days: 14\n  max_cycles: 11\ngrace: { days: soon }\n";

    [Fact]
    public async Task A_good_file_is_ok_and_what_is_worth_a_look_is_told()
    {
        var file = Write(Good);

        var result = (await CliRunner.RunAsync("config", "check", file)).Fine();

        Assert.Equal(
            [
                $"{file}:1:9 holding.min_days: warning: a holding time of 1 day protects nothing: the next rebalance is 7 days later",
                $"{file}:4:31 grace.decay_rate: warning: with 0.96 a position in grace hardly shrinks",
                $"ok: {file} sets 4 values over aggressive, 2 warnings",
                $"  digest  {EngineConfiguration.Parse(Good).ComputeDigest()}",
            ],
            result.Lines);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task All_errors_of_a_bad_file_are_told_each_with_its_place_and_key()
    {
        var file = Write(Bad);

        var result = await CliRunner.RunAsync("config", "check", file);

        Assert.Equal(2, result.Code);
        Assert.Equal(
            [
                $"{file}:2:3 whipsaw.perod_days: there is no such key; did you mean whipsaw.period_days?",
                $"{file}:3:15 whipsaw.max_cycles: 11 is outside 1 to 10 (cycles)",
                $"{file}:4:16 grace.days: 'soon' is not a whole number; expected: 1 to 30",
            ],
            result.Lines);
        Assert.Equal($"daybook: {file} has 3 errors", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public async Task Findings_are_told_to_programs_too()
    {
        using var good = JsonDocument.Parse((await CliRunner.RunAsync("config", "check", Write(Good), "--json")).Fine().Output);
        var result = await CliRunner.RunAsync("config", "check", Write(Bad), "--json");
        using var bad = JsonDocument.Parse(result.Output);

        Assert.True(good.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal("aggressive", good.RootElement.GetProperty("preset").GetString());
        Assert.Equal(["warning", "warning"], Findings(good).Select(finding => finding.GetProperty("severity").GetString()));
        Assert.Equal(2, result.Code);
        Assert.False(bad.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(JsonValueKind.Null, bad.RootElement.GetProperty("digest").ValueKind);
        Assert.Equal(["unknown_key 2:3", "out_of_range 3:15", "wrong_type 4:16"], Findings(bad).Select(finding =>
            $"{finding.GetProperty("code").GetString()} {finding.GetProperty("line").GetInt32()}:{finding.GetProperty("column").GetInt32()}"));
    }

    [Fact]
    public async Task What_is_in_force_is_shown_with_where_it_comes_from()
    {
        var file = Write("whipsaw:\n  period_days: 21\n");

        var lines = (await CliRunner.RunAsync("config", "show", file, "--preset", "aggressive")).Fine().Lines;

        Assert.Equal($"{file} over aggressive: 27 of 55 values differ from the default", lines[0]);
        Assert.Contains(lines, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).SequenceEqual(["whipsaw.period_days", "21", "days", "14", $"{file}:2"]));
        Assert.Contains(lines, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).SequenceEqual(["grace.days", "3", "days", "5", "aggressive"]));
        Assert.Contains(lines, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).SequenceEqual(["grace.min_factor", "0.1", "of", "the", "size"]));
        Assert.All(ParameterRegistry.All, parameter => Assert.Single(lines, line => line.StartsWith(parameter.Key + " ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Values_in_force_have_their_types_in_json()
    {
        using var document = JsonDocument.Parse((await CliRunner.RunAsync("config", "show", Write(Good), "--json")).Fine().Output);

        Assert.Equal(EngineConfiguration.Parse(Good).ComputeDigest(), document.RootElement.GetProperty("digest").GetString());
        var values = document.RootElement.GetProperty("values");
        Assert.Equal(ParameterRegistry.All.Select(parameter => parameter.Key), values.EnumerateObject().Select(value => value.Name));
        Assert.Equal("""{"value":21,"default":14,"from":"file","line":3}""", Compact(values.GetProperty("whipsaw.period_days")));
        Assert.Equal("""{"value":0.98,"default":0.95,"from":"preset","line":null}""", Compact(values.GetProperty("sizing.target_allocation")));
        Assert.Equal("""{"value":true,"default":true,"from":"default","line":null}""", Compact(values.GetProperty("whipsaw.enabled")));
        Assert.Equal("""{"value":["1d","4h","1h"],"default":["1d","4h","1h"],"from":"default","line":null}""", Compact(values.GetProperty("scoring.timeframes")));
        Assert.Equal("""{"value":"weekly","default":"monthly","from":"preset","line":null}""", Compact(values.GetProperty("rebalance.frequency")));
    }

    [Fact]
    public async Task Nothing_of_a_bad_file_is_shown_as_in_force()
    {
        var file = Write(Bad);

        var result = await CliRunner.RunAsync("config", "show", file);

        Assert.Equal(2, result.Code);
        Assert.Empty(result.Output);
        Assert.Equal(4, result.ErrorLines.Length);
        Assert.Equal("daybook: FILE: several errors", result.ErrorLines[0]);
        Assert.Equal($"  {file}:3:15 whipsaw.max_cycles: 11 is outside 1 to 10 (cycles)", result.ErrorLines[2]);
    }

    [Fact]
    public async Task Presets_stand_side_by_side()
    {
        var lines = (await CliRunner.RunAsync("config", "presets")).Fine().Lines;
        using var document = JsonDocument.Parse((await CliRunner.RunAsync("config", "presets", "--json")).Fine().Output);

        Assert.Contains(lines, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).SequenceEqual(["key", "default", "conservative", "aggressive", "adaptive", "institutional"]));
        Assert.Contains(lines, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).SequenceEqual(["whipsaw.period_days", "14", "21", "7", "10"]));
        var conservative = document.RootElement.GetProperty("presets")[0];
        Assert.Equal("conservative", conservative.GetProperty("name").GetString());
        Assert.Equal(21, conservative.GetProperty("values").GetProperty("whipsaw.period_days").GetInt32());
        Assert.False(conservative.GetProperty("values").TryGetProperty("whipsaw.max_cycles", out _));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task No_line_is_wider_than_the_terminal(int width)
    {
        var file = Write(Good);
        foreach (string[] arguments in (string[][])[["presets"], ["show", file], ["explain", "scoring.timeframes"], ["explain", "sizing"], ["check", file]])
        {
            var result = (await CliRunner.RunAsync(new CliSetting { Width = width, Colour = true }, ["config", .. arguments])).Fine();
            Assert.All(result.Lines, line => Assert.InRange(Colours().Replace(line, string.Empty).TrimEnd().Length, 0, width));
        }
    }

    [Fact]
    public async Task On_a_terminal_of_80_columns_every_key_of_the_presets_can_be_read()
    {
        var result = (await CliRunner.RunAsync(new CliSetting { Width = 80 }, "config", "presets")).Fine();

        Assert.Contains(result.Lines, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).SequenceEqual(["key", "conservative", "aggressive", "adaptive", "institutional"]));
        Assert.All(
            ParameterRegistry.All.Where(parameter => ConfigurationPresets.All.Any(preset => parameter.TextOf(preset.Configuration) != parameter.Default)),
            parameter => Assert.Contains(result.Lines, line => line.StartsWith($"  {parameter.Name} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_key_is_explained()
    {
        var text = (await CliRunner.RunAsync("config", "explain", "grace.days")).Fine().Output;
        using var document = JsonDocument.Parse((await CliRunner.RunAsync("config", "explain", "grace.days", "--json")).Fine().Output);

        Assert.StartsWith("grace.days: How long a position may stay below the threshold before it is closed.\n", text, StringComparison.Ordinal);
        Assert.All(
            (string[])["whole number, 1 to 30 (days)", "conservative 7, aggressive 3, institutional 4", "grace.enabled: true", "basic", "grace_period_days", "grace: { days: 5 }", "grace_spans_rebalances"],
            fact => Assert.Contains(fact, text, StringComparison.Ordinal));
        Assert.Equal(5, document.RootElement.GetProperty("default").GetInt32());
        Assert.Equal(30, document.RootElement.GetProperty("maximum").GetInt32());
        Assert.Equal(3, document.RootElement.GetProperty("presets").GetProperty("aggressive").GetInt32());
        Assert.Equal(3, document.RootElement.GetProperty("checks").GetArrayLength());
    }

    [Fact]
    public async Task Every_key_and_every_section_can_be_explained()
    {
        foreach (var name in (string[])[.. ParameterRegistry.All.Select(parameter => parameter.Key), .. ParameterRegistry.Sections.Select(section => section.Name)])
        {
            (await CliRunner.RunAsync("config", "explain", name)).Fine();
            JsonDocument.Parse((await CliRunner.RunAsync("config", "explain", name, "--json")).Fine().Output).Dispose();
        }
    }

    [Fact]
    public async Task The_reference_is_the_page_of_the_documentation() =>
        Assert.Equal(ConfigurationDocument.ToMarkdown(), (await CliRunner.RunAsync("config", "reference")).Fine().Output);

    [Theory]
    [InlineData("there is no key 'whipsaw.perod_days'; did you mean whipsaw.period_days?", "explain", "whipsaw.perod_days")]
    [InlineData("there is no key 'whipsaw_protection_days'; did you mean whipsaw.period_days?", "explain", "whipsaw_protection_days")]
    [InlineData("there is no key 'weather'; 'daybook config show' lists them", "explain", "weather")]
    [InlineData("'daybook config explain' needs a KEY; see 'daybook config --help'", "explain")]
    [InlineData("'daybook config check' needs a FILE; see 'daybook config --help'", "check")]
    [InlineData("FILE: there is no file nowhere.yaml", "check", "nowhere.yaml")]
    [InlineData("FILE: the file name is empty", "show", "")]
    [InlineData("'daybook config presets' takes no FILE and no KEY", "presets", "a.yaml")]
    [InlineData("'chek' is not one of check, show, presets, explain and reference; see 'daybook config --help'", "chek")]
    [InlineData("--preset: 'fast' is not one of conservative, aggressive, adaptive, institutional; see 'daybook config --help'", "show", "--preset", "fast")]
    [InlineData("--preset goes with 'daybook config show'; a file names its preset itself", "check", "a.yaml", "--preset", "adaptive")]
    [InlineData("the reference is Markdown; 'daybook config explain KEY --json' is for programs", "reference", "--json")]
    public async Task Misuse_is_told_in_one_line(string told, params string[] arguments)
    {
        var result = await CliRunner.RunAsync(["config", .. arguments]);

        Assert.Equal(2, result.Code);
        Assert.Empty(result.Output);
        Assert.Equal($"daybook: {told}", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public async Task A_preset_is_not_given_twice()
    {
        var file = Write(Good);

        var result = await CliRunner.RunAsync("config", "show", file, "--preset", "adaptive");

        Assert.Equal(2, result.Code);
        Assert.Equal($"daybook: --preset: {file} names its preset itself, on line 1", Assert.Single(result.ErrorLines));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(100)]
    public async Task Text_of_a_file_cannot_steer_the_terminal(int? width)
    {
        var file = Write("grace: { \"d\\e[2Jys\\u202e\": 1, days: \"\\e[31m[red]x\" }\n");
        foreach (var what in (string[])["check", "show"])
        {
            var result = await CliRunner.RunAsync(new CliSetting { Width = width }, "config", what, file);

            Assert.Equal(2, result.Code);
            Assert.DoesNotContain(result.Output + result.Error.ReplaceLineEndings(" "), c => c != '\n' && (char.IsControl(c) || c is '\u202e'));
            Assert.Contains(@"\u001b[31m[red]x", result.Output + result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_is_far_too_long_is_refused_and_not_read_to_its_end()
    {
        var file = Path.Combine(Folder, "huge.yaml");
        await using (var stream = File.Create(file))
            stream.SetLength(1L << 40);

        var result = await CliRunner.RunAsync("config", "check", file);

        Assert.Equal(2, result.Code);
        Assert.Equal($"{file}:1:1: the text is longer than 64 KiB, too long for a configuration; nothing was read", Assert.Single(result.Lines));
    }

    private string Write(string yaml)
    {
        var file = Path.Combine(Folder, "portfolio.yaml");
        File.WriteAllText(file, yaml);
        return file;
    }

    private static JsonElement.ArrayEnumerator Findings(JsonDocument document) => document.RootElement.GetProperty("findings").EnumerateArray();

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    [GeneratedRegex("\u001b\\[[0-9;]*m", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Colours();
}

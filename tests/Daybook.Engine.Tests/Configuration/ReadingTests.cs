using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Tests.Configuration.Support;

namespace Daybook.Engine.Tests.Configuration;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("---\n...\n")]
    [InlineData("%YAML 1.1\n---\n")]
    [InlineData("grace:\n  # days: 7\n")]
    [InlineData("grace: {}\nwhipsaw: ~\n")]
    public void What_sets_nothing_is_the_default(string yaml) => Assert.Equal(EngineConfiguration.Default, ConfigurationTexts.Accepted(yaml));

    [Fact]
    public void All_errors_are_told_at_once_each_with_its_line_and_key()
    {
        const string Yaml = """
            preset: agressive
            whipsaw:
              perod_days: 14
              max_cycles: 11
              max_cycles: 2
            grace: { days: soon, decay_rate: .nan, min_factor: "0.1" }
            weather: sunny
            sizing:
              mode: adaptiv
              min_size:
            scoring:
              timeframes: [1d, 2d]
              technical: maybe
            holding: 5
            """;

        Assert.Equal(
            [
                "1:9 unknown_word preset",
                "3:3 unknown_key whipsaw.perod_days",
                "4:15 out_of_range whipsaw.max_cycles",
                "5:3 duplicate_key whipsaw.max_cycles",
                "6:16 wrong_type grace.days",
                "6:34 not_finite grace.decay_rate",
                "6:52 wrong_type grace.min_factor",
                "7:1 unknown_key weather",
                "9:9 unknown_word sizing.mode",
                "10:12 no_value sizing.min_size",
                "12:15 unknown_word scoring.timeframes",
                "13:14 wrong_type scoring.technical",
                "14:10 wrong_type holding",
            ],
            ConfigurationTexts.Refused(Yaml));
    }

    [Fact]
    public void An_exception_holds_all_errors_too()
    {
        var error = Assert.Throws<ConfigurationException>(() => EngineConfiguration.Parse("grace: { days: 40 }\nwhipsaw: { period_days: 0 }\n"));

        Assert.Equal(2, error.Errors.Count);
        Assert.Equal("1:16 grace.days: 40 is outside 1 to 30 (days)\n2:25 whipsaw.period_days: 0 is outside 1 to 365 (days)", error.Message);
    }

    [Theory]
    [InlineData("whipsaw: { perod_days: 14 }", "there is no such key; did you mean whipsaw.period_days?")]
    [InlineData("whipsow: { period_days: 14 }", "there is no such key; did you mean whipsaw?")]
    [InlineData("presets: aggressive", "there is no such key; did you mean preset?")]
    [InlineData("whipsaw_protection_days: 14", "there is no such key; did you mean whipsaw.period_days?")]
    [InlineData("whipsaw.period_days: 14", "there is no such key; a file writes whipsaw.period_days as whipsaw: { period_days: … }")]
    [InlineData("grace: { period_days: 14 }", "there is no such key; did you mean whipsaw.period_days?")]
    [InlineData("weather: sunny", "there is no such key; 'daybook config show' lists them")]
    [InlineData("preset: agressive", "'agressive' is none of conservative, aggressive, adaptive, institutional; did you mean aggressive?")]
    [InlineData("regimes: { override_severity: hihg }", "'hihg' is none of normal, high, critical; did you mean high?")]
    [InlineData("grace: { enabled: yes }", "'yes' is not a flag; expected: true or false")]
    [InlineData("grace: { days: \"7\" }", "'7' is in quotes and so is text; expected: a whole number, such as 1")]
    [InlineData("grace: { days: 7.5 }", "'7.5' is not a whole number; expected: 1 to 30")]
    [InlineData("grace: { days: [7] }", "a list is not a whole number; expected: 1 to 30")]
    [InlineData("grace: { days: }", "there is no value; expected: 1 to 30")]
    [InlineData("scoring: { timeframes: 1d }", "'1d' is not a list; write it as [1d, 4h, 1h]")]
    [InlineData("scoring: { timeframes: [1d, 1d] }", "1d is given more than once")]
    [InlineData("scoring: { timeframes: [] }", "there is no value; expected: one or more of 1w, 1d, 4h, 1h, 30m, 15m, 5m, 1m, each once")]
    [InlineData("[1, 2]", "a list is not a configuration; expected: sections such as whipsaw, each with its keys")]
    public void An_error_says_what_was_expected(string yaml, string told) => Assert.Equal(told, ConfigurationTexts.Complaint(yaml));

    [Theory]
    [InlineData("grace: &g { days: 7 }", "1:8 reference grace")]
    [InlineData("grace: { days: &d 7 }", "1:16 reference grace.days")]
    [InlineData("grace: { days: *d }", "1:16 reference grace.days")]
    [InlineData("grace: { days: !!int 7 }", "1:16 tag grace.days")]
    [InlineData("!!map { grace: { days: 7 } }", "1:1 tag")]
    [InlineData("grace: { days: 7 }\n---\ngrace: { days: 8 }\n", "2:1 several_documents")]
    [InlineData("grace:\n  days: 7\ngrace:\n  min_factor: 0.2\n", "3:1 duplicate_key grace")]
    [InlineData("preset: adaptive\npreset: adaptive\n", "2:1 duplicate_key preset")]
    [InlineData("? [grace]\n: 7\n", "1:3 wrong_type")]
    [InlineData("grace: { days: 7", "1:17 syntax grace.days")]
    [InlineData("# tabs\ngrace:\n\tdays: 7\n", "3:1 syntax grace")]
    [InlineData("grace:\n  days: 7\n \tmin_factor: 0.2\n", "3:2 syntax grace.days")]
    [InlineData("scoring: { timeframes: [1d,\n4h] }", "1:27 syntax scoring.timeframes")]
    [InlineData("preset:\n", "1:8 no_value preset")]
    public void What_a_configuration_does_not_need_is_refused(string yaml, string error) => Assert.Equal([error], ConfigurationTexts.Refused(yaml));

    [Fact]
    public void A_merge_key_is_refused() => Assert.Equal(
        ["1:8 reference grace", "2:12 unknown_key whipsaw.<<", "2:16 reference whipsaw.<<"],
        ConfigurationTexts.Refused("grace: &g { days: 7 }\nwhipsaw: { <<: *g }\n"));

    [Fact]
    public void What_stands_before_an_error_of_syntax_is_read_and_not_compared() => Assert.Equal(
        ["1:16 out_of_range grace.days", "3:10 syntax whipsaw"],
        ConfigurationTexts.Refused("grace: { days: 40 }\ncore: { enabled: true }\nwhipsaw: ]\n"));

    [Fact]
    public void A_text_that_is_too_long_is_not_read() => Assert.Equal(["1:1 too_long"], ConfigurationTexts.Refused(new string('#', ConfigurationReader.MaxLength + 1)));

    [Fact]
    public void A_text_of_the_greatest_length_is_read() => Assert.Equal(EngineConfiguration.Default, ConfigurationTexts.Accepted(new string('#', ConfigurationReader.MaxLength)));

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{ a: ", "}")]
    [InlineData("- ", "")]
    public void Deep_nesting_is_given_up(string open, string close)
    {
        var depth = 60_000 / (open.Length + close.Length);
        var nested = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
        var yaml = (open == "- " ? "grace:\n" : "grace: ") + nested;

        Assert.Contains(ConfigurationTexts.Refused(yaml), error => error.Contains("too_deep", StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        var reading = ConfigurationReader.Read([.. "grace: "u8, 0xC3, 0x28]);

        Assert.Equal("1:1: byte 8 is not UTF-8; save the file as UTF-8", Assert.Single(reading.Errors).ToString());
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() => Assert.Equal(7, ConfigurationReader.Read([.. "\uFEFFgrace: { days: 7 }"u8]).Configuration!.Grace.Days);

    [Fact]
    public void Each_value_says_where_it_comes_from()
    {
        var reading = ConfigurationReader.Read("preset: aggressive\ngrace:\n  days: 5\n");

        Assert.Equal(ConfigurationPresets.Aggressive, reading.Preset);
        Assert.Equal(1, reading.PresetLine);
        Assert.Equal(new ConfigurationOrigin(ConfigurationSource.Text, 3), reading.OriginOf(ParameterRegistry.Find("grace.days")!));
        Assert.Equal(new ConfigurationOrigin(ConfigurationSource.Preset), reading.OriginOf(ParameterRegistry.Find("grace.decay_rate")!));
        Assert.Equal(new ConfigurationOrigin(ConfigurationSource.Default), reading.OriginOf(ParameterRegistry.Find("grace.min_factor")!));
    }

    [Fact]
    public void A_preset_that_is_passed_along_counts_when_the_text_names_none()
    {
        Assert.Equal(3, ConfigurationReader.Read("whipsaw: { max_cycles: 2 }", ConfigurationPresets.Aggressive).Configuration!.Grace.Days);
        Assert.Equal(7, ConfigurationReader.Read("preset: conservative", ConfigurationPresets.Aggressive).Configuration!.Grace.Days);
        Assert.Null(ConfigurationReader.Read(string.Empty, ConfigurationPresets.Aggressive).PresetLine);
    }

    [Fact]
    public void A_value_without_effect_is_told()
    {
        var reading = ConfigurationReader.Read("core:\n  enabled: false\n  max_assets: 2\n");

        Assert.NotNull(reading.Configuration);
        Assert.Contains("3:15 core.max_assets: it has no effect while core.enabled is false", reading.Findings.Select(finding => finding.ToString()));
    }
}

using Daybook.Operations.Configurations;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class ConfigurationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("daybook-configuration-").FullName;

    [Fact]
    public async Task What_is_wrong_with_a_file_is_told_with_its_place()
    {
        var answer = await ConfigurationOperation.CheckAsync(Write("preset: adaptive\ngrace:\n  days: 0\n  dayz: 3\n"), Cancel);

        GoldenFile.Holds("config-check", answer with { File = "portfolio.yaml" });
    }

    [Fact]
    public async Task What_is_in_force_says_where_each_value_comes_from()
    {
        var answer = await ConfigurationOperation.ShowAsync(new ConfigurationRequest { File = Write("grace:\n  days: 4\n"), Preset = "aggressive" }, Cancel);

        Assert.Equal((SettingSource.File, 2, 4), (answer.Values["grace.days"].From, answer.Values["grace.days"].Line, (int)answer.Values["grace.days"].Value));
        Assert.Contains(answer.Values.Values, setting => setting.From == SettingSource.Preset);
        GoldenFile.Holds("config-show", answer with
        {
            File = "portfolio.yaml",
            Digest = "ab12",
            Values = answer.Values.Where(setting => setting.Key is "grace.days" or "grace.enabled" or "scoring.timeframes").ToDictionary(StringComparer.Ordinal),
            Findings = [],
        });
    }

    [Fact]
    public void A_setting_is_explained_by_all_that_is_declared_of_it() => GoldenFile.Holds("config-explain", ConfigurationOperation.Explain("grace.days")! with { Checks = [new("name", Events.Severity.Warning, "what holds")] });

    [Fact]
    public void A_section_has_its_settings()
    {
        var answer = ConfigurationOperation.ExplainSection("whipsaw");

        Assert.Null(ConfigurationOperation.Explain("whipsaw"));
        Assert.All(answer.Parameters, setting => Assert.StartsWith("whipsaw.", setting.Key, StringComparison.Ordinal));
    }

    [Fact]
    public void A_preset_has_the_values_that_it_sets()
    {
        var presets = ConfigurationOperation.Presets().Presets;

        Assert.Equal(["conservative", "aggressive", "adaptive", "institutional"], presets.Select(preset => preset.Name));
        GoldenFile.Holds("config-presets", new PresetsAnswer([presets[0] with { Description = "what it is for", Digest = "ab12", Values = presets[0].Values.Take(2).ToDictionary(StringComparer.Ordinal) }]));
    }

    [Fact]
    public async Task What_cannot_be_used_is_refused_under_its_parameter()
    {
        var absent = await Assert.ThrowsAsync<RefusedException>(() => ConfigurationOperation.CheckAsync(Path.Combine(_folder, "absent.yaml"), Cancel));
        var bad = await Assert.ThrowsAsync<RefusedException>(() => ConfigurationOperation.ShowAsync(new ConfigurationRequest { File = Write("grace:\n  days: 0\n  dayz: 3\n") }, Cancel));
        var twice = await Assert.ThrowsAsync<RefusedException>(() => ConfigurationOperation.ShowAsync(new ConfigurationRequest { File = Write("preset: adaptive\n"), Preset = "adaptive" }, Cancel));
        var misspelt = Assert.Throws<RefusedException>(() => ConfigurationOperation.ExplainSection("grace.dayz"));

        Assert.Equal((RefusalCode.InvalidInput, "file"), (absent.Code, absent.Parameter));
        Assert.Equal((RefusalCode.InvalidConfiguration, "file", 3), (bad.Code, bad.Parameter, bad.Lines.Count));
        Assert.Equal((RefusalCode.Contradiction, "preset"), (twice.Code, twice.Parameter));
        Assert.Equal((RefusalCode.SettingUnknown, "there is no key 'grace.dayz'; did you mean grace.days?"), (misspelt.Code, misspelt.Message));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Write(string text)
    {
        var file = Path.Combine(_folder, "portfolio.yaml");
        File.WriteAllText(file, text);
        return file;
    }
}

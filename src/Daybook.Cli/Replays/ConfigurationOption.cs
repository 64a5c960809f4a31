using System.CommandLine;
using Daybook.Engine.Configuration;
using Daybook.Operations.Inputs;

namespace Daybook.Cli.Replays;

/// <summary>The options that say under which settings something is replayed.</summary>
internal sealed class ConfigurationOption
{
    private static readonly string[] PresetNames = [.. ConfigurationPresets.All.Select(preset => preset.Name)];

    private readonly Option<string?> _config;
    private readonly Option<string?> _preset = new("--preset") { HelpName = "NAME", Description = $"A preset instead of --config: {string.Join(", ", PresetNames)}" };
    private readonly Option<string[]> _set = new("--set") { HelpName = "KEY=VALUE", Description = "Change one setting, such as rebalance.frequency=daily; may be given several times", AllowMultipleArgumentsPerToken = true };

    private readonly bool _hasSet;

    /// <summary>Makes the options of a verb.</summary>
    /// <param name="hasSet">False for a verb whose <c>--set</c> means something else.</param>
    /// <param name="config">What the configuration's file is for.</param>
    public ConfigurationOption(bool hasSet = true, string config = "A configuration in YAML (default: all defaults)")
    {
        _hasSet = hasSet;
        _config = new Option<string?>("--config", "-c") { HelpName = "FILE", Description = config };
        _preset.Validators.Add(Limits.Among(PresetNames));
    }

    /// <summary>The options of a verb that replays nothing, and judges what was recorded by settings.</summary>
    /// <param name="judged">What is judged, and by what when none are given.</param>
    public static ConfigurationOption ToJudgeBy(string judged) => new(hasSet: false, $"A configuration in YAML: {judged}");

    /// <summary>All of them, in the order of the help.</summary>
    public IEnumerable<Option> All => _hasSet ? [_config, _preset, _set] : [_config, _preset];

    /// <summary>The configuration's file, or null.</summary>
    public string? PathIn(Invocation run) => run.Get(_config);

    /// <summary>What the command line asks for.</summary>
    public SettingsRequest Request(Invocation run) => new() { Config = run.Get(_config), Preset = run.Get(_preset), Set = _hasSet ? run.Get(_set) ?? [] : [] };
}

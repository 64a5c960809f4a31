using System.CommandLine;
using Daybook.Cli.Commands;
using Daybook.Cli.Text;
using Daybook.Engine.Configuration;

namespace Daybook.Cli.Replays;

/// <summary>The options that say under which settings something is replayed.</summary>
internal sealed class ConfigurationOption
{
    private static readonly string[] PresetNames = [.. ConfigurationPresets.All.Select(preset => preset.Name)];

    private readonly Option<string?> _config;
    private readonly Option<string?> _preset = new("--preset") { HelpName = "NAME", Description = $"Instead of --config: {string.Join(", ", PresetNames)}" };
    private readonly Option<string[]> _set = new("--set") { HelpName = "KEY=VALUE", Description = "One value otherwise, such as rebalance.frequency=daily; may be given several times", AllowMultipleArgumentsPerToken = true };

    private readonly bool _hasSet;

    /// <summary>Makes the options of a verb.</summary>
    /// <param name="hasSet">False for a verb whose <c>--set</c> means something else.</param>
    /// <param name="config">What the configuration's file is for.</param>
    public ConfigurationOption(bool hasSet = true, string config = "A configuration in YAML (default: the defaults)")
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

    /// <summary>True when the command line names settings.</summary>
    public bool IsGiven(Invocation run) => run.Get(_config) is not null || run.Get(_preset) is not null;

    /// <summary>The settings that the command line asks for.</summary>
    /// <exception cref="MisuseException">A file or a value is not legal.</exception>
    public async Task<EngineConfiguration> ReadAsync(Invocation run, CancellationToken cancellationToken)
    {
        var (file, preset) = (run.Get(_config), run.Get(_preset));
        if (file is not null && preset is not null)
            throw new MisuseException("--config and --preset contradict each other; a file names its preset itself");
        var configuration = file is not null ? await OfFileAsync(file, cancellationToken).ConfigureAwait(false)
            : preset is not null ? ConfigurationPresets.Find(preset)!.Configuration
            : EngineConfiguration.Default;
        return _hasSet ? With(configuration, "--set", run.Get(_set) ?? []) : configuration;
    }

    /// <summary>The same settings with some values otherwise.</summary>
    /// <exception cref="MisuseException">A value is not legal.</exception>
    private static EngineConfiguration With(EngineConfiguration configuration, string option, string[] values)
    {
        if (values.Length == 0)
            return configuration;
        try
        {
            return configuration.With(values.Select(value => Pair(option, value)));
        }
        catch (ConfigurationException error)
        {
            throw MisuseException.Of(option, error.Errors.Select(each => each.ToString()!));
        }
    }

    /// <summary>The settings of a file.</summary>
    /// <exception cref="MisuseException">It has errors.</exception>
    public static async Task<EngineConfiguration> OfFileAsync(string file, CancellationToken cancellationToken)
    {
        var reading = ConfigurationReader.Read(await ConfigFile.ReadAsync(file, cancellationToken).ConfigureAwait(false));
        return reading.Configuration
            ?? throw new MisuseException($"--config: {file} has {Quantity.Count(reading.Errors.Count, "error")}; 'daybook config check {file}' lists them");
    }

    /// <summary>KEY=VALUE, in its parts.</summary>
    /// <exception cref="MisuseException">There is no equals sign.</exception>
    public static KeyValuePair<string, string> Pair(string option, string value)
    {
        var equals = value.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? KeyValuePair.Create(value[..equals].Trim(), value[(equals + 1)..].Trim()) : throw new MisuseException($"{option}: '{value}' is not KEY=VALUE, such as whipsaw.period_days=21");
    }
}

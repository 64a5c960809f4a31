using Daybook.Engine.Settings;
using Daybook.Files;

namespace Daybook.Engine.Configuration.Parameters;

/// <summary>A setting of a section, with the section's place in a configuration.</summary>
internal sealed class SectionParameter<TOptions>(
    string section,
    Setting<TOptions> setting,
    Func<EngineConfiguration, TOptions> get,
    Func<EngineConfiguration, TOptions, EngineConfiguration> with) : Parameter(section, setting)
{
    public override object ValueOf(EngineConfiguration configuration) => setting.ValueOf(get(configuration));

    public override string TextOf(EngineConfiguration configuration) => setting.TextOf(get(configuration));

    internal override ValueProblem? Apply(SourceNode value, ref EngineConfiguration configuration)
    {
        var options = get(configuration);
        if (setting.Apply(value, ref options) is { } problem)
            return problem;
        configuration = with(configuration, options);
        return null;
    }

    internal override ValueProblem? Check(EngineConfiguration configuration) => setting.Check(get(configuration));
}

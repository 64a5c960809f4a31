using Daybook.Engine.Configuration.Domains;
using Daybook.Engine.Configuration.Yaml;

namespace Daybook.Engine.Configuration.Parameters;

/// <summary>A parameter whose values are of one type.</summary>
internal sealed class TypedParameter<T>(
    string section,
    string name,
    ParameterNote note,
    Domain<T> domain,
    Func<EngineConfiguration, T> get,
    Func<EngineConfiguration, T, EngineConfiguration> with) : Parameter(section, name, note)
    where T : notnull
{
    public override string Type => domain.Type;

    public override string Accepts => domain.Accepts;

    public override double? Minimum => domain.Minimum;

    public override double? Maximum => domain.Maximum;

    public override IReadOnlyList<string> Words => domain.Words;

    public override object ValueOf(EngineConfiguration configuration) => domain.Plain(get(configuration));

    public override string TextOf(EngineConfiguration configuration) => domain.Format(get(configuration));

    internal override ValueProblem? Apply(SourceNode value, ref EngineConfiguration configuration)
    {
        var problem = domain.Read(value, out var read) ?? domain.Check(read);
        if (problem is null)
            configuration = with(configuration, read);
        return problem is null ? null : WithUnit(problem);
    }

    internal override ValueProblem? Check(EngineConfiguration configuration) => domain.Check(get(configuration)) is { } problem ? WithUnit(problem) : null;

    private ValueProblem WithUnit(ValueProblem problem) =>
        problem.Code == ConfigurationCodes.OutOfRange && Unit.Length > 0 ? problem with { Message = $"{problem.Message} ({Unit})" } : problem;
}

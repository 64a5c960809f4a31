using Daybook.Files;

namespace Daybook.Engine.Settings;

/// <summary>A setting whose values are of one type.</summary>
internal sealed class TypedSetting<TOptions, T>(
    string name,
    string unit,
    Domain<T> domain,
    SettingNote? note,
    Func<TOptions, T> get,
    Func<TOptions, T, TOptions>? set) : Setting<TOptions>(name, unit, domain, note)
    where T : notnull
{
    public override object ValueOf(TOptions options) => domain.Plain(get(options));

    public override string TextOf(TOptions options) => domain.Format(get(options));

    public override ValueProblem? Check(TOptions options) => WithUnit(domain.Check(get(options)));

    public override ValueProblem? Apply(SourceNode value, ref TOptions options)
    {
        var problem = domain.Read(value, out var read) ?? domain.Check(read);
        if (problem is null)
            options = set!(options, read);
        return WithUnit(problem);
    }

    private ValueProblem? WithUnit(ValueProblem? problem) =>
        problem?.Code == ValueCodes.OutOfRange && Unit.Length > 0 ? problem with { Message = $"{problem.Message} ({Unit})" } : problem;
}

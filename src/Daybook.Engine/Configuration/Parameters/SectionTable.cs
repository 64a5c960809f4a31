using Daybook.Engine.Configuration.Domains;
using Daybook.Engine.Configuration.Sections;

namespace Daybook.Engine.Configuration.Parameters;

/// <summary>Puts together the parameters of one section: each with its place in the section's record.</summary>
internal sealed class SectionTable<TSection>(string name, Func<EngineConfiguration, TSection> get, Func<EngineConfiguration, TSection, EngineConfiguration> with)
{
    private readonly List<Parameter> _parameters = [];

    public SectionTable<TSection> Flag(string key, Func<TSection, bool> read, Func<TSection, bool, TSection> set, ParameterNote note) =>
        Add(key, new FlagDomain(), read, set, note);

    public SectionTable<TSection> Whole(string key, int least, int most, Func<TSection, int> read, Func<TSection, int, TSection> set, ParameterNote note) =>
        Add(key, new WholeDomain(least, most), read, set, note);

    public SectionTable<TSection> Number(string key, double least, double most, Func<TSection, double> read, Func<TSection, double, TSection> set, ParameterNote note) =>
        Add(key, new NumberDomain(least, most), read, set, note);

    public SectionTable<TSection> Word<TEnum>(string key, Func<TSection, TEnum> read, Func<TSection, TEnum, TSection> set, ParameterNote note)
        where TEnum : struct, Enum =>
        Add(key, new WordDomain<TEnum>(), read, set, note);

    public SectionTable<TSection> Timeframes(string key, Func<TSection, TimeframeSet> read, Func<TSection, TimeframeSet, TSection> set, ParameterNote note) =>
        Add(key, new TimeframesDomain(), read, set, note);

    public SectionTable<TSection> Frequency(string key, Func<TSection, RebalanceFrequency> read, Func<TSection, RebalanceFrequency, TSection> set, ParameterNote note) =>
        Add(key, new FrequencyDomain(), read, set, note);

    public SectionTable<TSection> Calendar(string key, Func<TSection, string> read, Func<TSection, string, TSection> set, ParameterNote note) =>
        Add(key, new CalendarDomain(), read, set, note);

    /// <summary>The section with all that was added.</summary>
    public ParameterSection Described(string description) => new(name, description, [.. _parameters]);

    private SectionTable<TSection> Add<T>(string key, Domain<T> domain, Func<TSection, T> read, Func<TSection, T, TSection> set, ParameterNote note)
        where T : notnull
    {
        _parameters.Add(new TypedParameter<T>(name, key, note, domain, c => read(get(c)), (c, value) => with(c, set(get(c), value))));
        return this;
    }
}

using Daybook.Events;

namespace Daybook.Engine.Settings;

/// <summary>The settings of one record of options: each is declared here and nowhere else. Everything that reads, checks, shows or explains them goes by this.</summary>
/// <param name="name">The section's key, and the first part of its settings' keys.</param>
/// <param name="description">One sentence.</param>
internal sealed class Section<TOptions>(string name, string description)
    where TOptions : class
{
    private readonly List<Setting<TOptions>> _settings = [];
    private readonly List<SettingRule<TOptions>> _rules = [];

    // Options never change, so those that were found valid stay so. Whoever asks again and again asks for the same.
    private volatile TOptions? _valid;

    public string Name => name;

    public string Description => description;

    /// <summary>The settings, in the order in which they are shown.</summary>
    public IReadOnlyList<Setting<TOptions>> Settings => _settings;

    /// <summary>What they must, or should, say together.</summary>
    public IReadOnlyList<SettingRule<TOptions>> Rules => _rules;

    public Section<TOptions> Flag(string key, Func<TOptions, bool> get, Func<TOptions, bool, TOptions>? set = null, SettingNote? note = null) =>
        Of(key, new FlagDomain(), get, set, note);

    public Section<TOptions> Whole(string key, int least, int most, string unit, Func<TOptions, int> get, Func<TOptions, int, TOptions>? set = null, SettingNote? note = null) =>
        Of(key, new WholeDomain(least, most), get, set, note, unit);

    public Section<TOptions> Number(string key, double least, double most, string unit, Func<TOptions, double> get, Func<TOptions, double, TOptions>? set = null, SettingNote? note = null) =>
        Of(key, new NumberDomain(least, most), get, set, note, unit);

    public Section<TOptions> Word<TEnum>(string key, Func<TOptions, TEnum> get, Func<TOptions, TEnum, TOptions>? set = null, SettingNote? note = null)
        where TEnum : struct, Enum =>
        Of(key, new WordDomain<TEnum>(), get, set, note);

    public Section<TOptions> Of<T>(string key, Domain<T> domain, Func<TOptions, T> get, Func<TOptions, T, TOptions>? set, SettingNote? note, string unit = "")
        where T : notnull
    {
        _settings.Add(new TypedSetting<TOptions, T>(key, unit, domain, note, get, set));
        return this;
    }

    /// <summary>What must hold.</summary>
    public Section<TOptions> Refuse(string rule, string holds, string[] keys, Func<TOptions, string?> judge) => Rule(rule, Severity.Error, holds, keys, judge);

    /// <summary>What should hold.</summary>
    public Section<TOptions> Warn(string rule, string holds, string[] keys, Func<TOptions, string?> judge) => Rule(rule, Severity.Warning, holds, keys, judge);

    /// <summary>What is wrong with options, in the words that a configuration is refused with: values outside their range, then values that contradict each other.</summary>
    public IReadOnlyList<string> Problems(TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (ReferenceEquals(options, _valid))
            return [];
        var wrong = _settings.Select(setting => (setting.Name, setting.Check(options)?.Message)).Where(problem => problem.Message is not null).ToList();
        var unknown = wrong.ConvertAll(problem => problem.Name);
        wrong.AddRange(_rules.Where(rule => rule.Severity >= Severity.Error && !rule.Keys.Any(unknown.Contains)).Select(rule => (rule.Keys[0], rule.Judge(options))).Where(broken => broken.Item2 is not null));
        if (wrong.Count == 0)
            _valid = options;
        return wrong.ConvertAll(problem => $"{name}.{problem.Name}: {problem.Message}");
    }

    /// <summary>Refuses options with which anything is wrong.</summary>
    /// <exception cref="ArgumentException">Anything is wrong.</exception>
    public void Validate(TOptions options) => SettingProblems.Refuse(Problems(options));

    private Section<TOptions> Rule(string rule, Severity severity, string holds, string[] keys, Func<TOptions, string?> judge)
    {
        _rules.Add(new SettingRule<TOptions>(rule, severity, holds, keys, judge));
        return this;
    }
}

using Daybook.Engine.Settings;
using Daybook.Files;

namespace Daybook.Engine.Configuration.Parameters;

/// <summary>A setting as a configuration addresses it: how it is called, what it may be, and what it means. There is one for each property of the sections.</summary>
internal abstract class Parameter
{
    private readonly Setting _setting;
    private readonly SettingNote _note;

    private protected Parameter(string section, Setting setting)
    {
        (Section, _setting, _note) = (section, setting, setting.Note!);
        Key = $"{section}.{Name}";
    }

    /// <summary>The dotted key by which it is addressed, for example <c>whipsaw.period_days</c>.</summary>
    public string Key { get; }

    /// <summary>The section that it stands in, for example <c>whipsaw</c>.</summary>
    public string Section { get; }

    /// <summary>Its key inside the section, for example <c>period_days</c>.</summary>
    public string Name => _setting.Name;

    /// <summary>What it means, in one sentence.</summary>
    public string Description => _note.Description;

    /// <summary>Who it is for.</summary>
    public SettingTier Tier => _note.Tier;

    /// <summary>What the reference system called it, or null: it had no such parameter.</summary>
    public string? ReferenceName => _note.ReferenceName;

    /// <summary>The unit in words, for example <c>days</c> or <c>of the portfolio</c>; empty for flags and words.</summary>
    public string Unit => _setting.Unit;

    /// <summary>The key of the flag without which this one has no effect, or null: it always has.</summary>
    public string? Switch => _note.Switch;

    /// <summary>The kind of value in words: <c>whole number</c>, <c>number</c>, <c>flag</c>, <c>word</c> or <c>list of words</c>.</summary>
    public string Type => _setting.Domain.Type;

    /// <summary>What is accepted, in words: <c>1 to 365</c>, both inclusive, or the words that there are.</summary>
    public string Accepts => _setting.Domain.Accepts;

    /// <summary>The smallest number that is accepted, or null for other kinds.</summary>
    public double? Minimum => _setting.Domain.Minimum;

    /// <summary>The largest number that is accepted, or null for other kinds.</summary>
    public double? Maximum => _setting.Domain.Maximum;

    /// <summary>The words that are accepted; empty for numbers.</summary>
    public IReadOnlyList<string> Words => _setting.Domain.Words;

    /// <summary>The default as YAML writes it.</summary>
    public string Default => TextOf(EngineConfiguration.Default);

    /// <summary>Its value in a configuration: a bool, an int, a double, a word, or a list of words.</summary>
    public abstract object ValueOf(EngineConfiguration configuration);

    /// <summary>Its value in a configuration as YAML writes it. Equal values give equal texts, and reading the text gives the value.</summary>
    public abstract string TextOf(EngineConfiguration configuration);

    /// <summary>
    /// Whether a session's record and the configuration's digest name it. All are named but those that came later and have their default: what was in force before them has the digest
    /// that it always had.
    /// </summary>
    public bool IsRecorded(EngineConfiguration configuration) => !_note.CameLater || TextOf(configuration) != Default;

    /// <summary>The key.</summary>
    public override string ToString() => Key;

    /// <summary>Takes over a value that somebody wrote; says what is wrong with it, and then takes over nothing.</summary>
    internal abstract ValueProblem? Apply(SourceNode value, ref EngineConfiguration configuration);

    /// <summary>What is wrong with its value in a configuration that was made in code, or null.</summary>
    internal abstract ValueProblem? Check(EngineConfiguration configuration);
}

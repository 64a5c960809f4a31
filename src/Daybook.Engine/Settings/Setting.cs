using Daybook.Files;

namespace Daybook.Engine.Settings;

/// <summary>A setting as it is declared, once, beside the property that holds it; its default is the property's.</summary>
internal abstract class Setting(string name, string unit, Domain domain, SettingNote? note)
{
    /// <summary>Its key inside its section.</summary>
    public string Name => name;

    /// <summary>The unit in words; empty for flags and words.</summary>
    public string Unit => unit;

    /// <summary>What it may be.</summary>
    public Domain Domain => domain;

    /// <summary>What is said of it, or null: it is set in code alone, and no configuration knows it.</summary>
    public SettingNote? Note => note;
}

/// <summary>A setting of one record of options.</summary>
internal abstract class Setting<TOptions>(string name, string unit, Domain domain, SettingNote? note) : Setting(name, unit, domain, note)
{
    /// <summary>Its value: a bool, an int, a double, a word, or a list of words.</summary>
    public abstract object ValueOf(TOptions options);

    /// <summary>Its value as YAML writes it.</summary>
    public abstract string TextOf(TOptions options);

    /// <summary>What is wrong with its value, or null.</summary>
    public abstract ValueProblem? Check(TOptions options);

    /// <summary>Takes over a value that somebody wrote; says what is wrong with it, and then takes over nothing.</summary>
    public abstract ValueProblem? Apply(SourceNode value, ref TOptions options);
}

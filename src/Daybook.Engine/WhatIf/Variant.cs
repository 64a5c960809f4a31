namespace Daybook.Engine.WhatIf;

/// <summary>Settings that are to be tried instead of those that are in force. Equal when they set the same in the same order.</summary>
/// <param name="Settings">Dotted keys, each once, and values as YAML writes them; none: what is in force.</param>
public sealed record Variant(IReadOnlyList<KeyValuePair<string, string>> Settings)
{
    /// <summary>What is in force, unchanged.</summary>
    public static Variant AsIs { get; } = new([]);

    /// <summary>Other values of some keys.</summary>
    public static Variant Of(params ReadOnlySpan<(string Key, string Value)> settings)
    {
        var pairs = new KeyValuePair<string, string>[settings.Length];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = KeyValuePair.Create(settings[i].Key, settings[i].Value);
        return new Variant(pairs);
    }

    /// <inheritdoc/>
    public bool Equals(Variant? other) => other is not null && Settings.SequenceEqual(other.Settings);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var setting in Settings)
            hash.Add(setting);
        return hash.ToHashCode();
    }

    /// <summary>The settings in one line: <c>whipsaw.period_days=21, grace.days=5</c>.</summary>
    public override string ToString() => Settings.Count == 0 ? "in force" : string.Join(", ", Settings.Select(setting => $"{setting.Key}={setting.Value}"));
}

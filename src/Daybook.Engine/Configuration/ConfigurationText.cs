using System.Collections.Immutable;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Configuration.Rules;
using Daybook.Engine.Settings;
using Daybook.Events;
using Daybook.Files;

namespace Daybook.Engine.Configuration;

/// <summary>One reading of a text: gathers what it sets and what is wrong, then puts the configuration together.</summary>
internal sealed class ConfigurationText(ConfigurationPreset? fallback, FormerKeys former)
{
    private const string PresetKey = "preset";

    // A text with more unknown keys than this is something else, and guessing takes time.
    private const int MostSuggestions = 20;

    private readonly List<ConfigurationFinding> _findings = [];
    private readonly Dictionary<string, SourceNode> _given = new(StringComparer.Ordinal);

    // Keys that were meant to be set, and to what nobody knows: cross-checks that look at them would guess.
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    private ConfigurationPreset? _preset;
    private SourceNode? _presetPlace;
    private bool _isWhole;
    private int _misspelt;

    public ConfigurationReading Read(string yaml)
    {
        var source = YamlSource.Read(yaml);
        _findings.AddRange(source.Problems.Select(ConfigurationFinding.Of));
        _isWhole = source.IsWhole;
        Top(source.Root);
        var preset = _preset ?? fallback;
        var configuration = preset?.Configuration ?? EngineConfiguration.Default;
        foreach (var (key, value) in _given)
        {
            if (ParameterRegistry.Find(key)!.Apply(value, ref configuration) is { } problem)
                Report(value, key, problem.Code, problem.Message);
        }

        if (_isWhole)
            Judge(configuration);
        return new ConfigurationReading
        {
            Configuration = _findings.Exists(finding => finding.IsError) ? null : configuration,
            Findings = [.. _findings.OrderBy(finding => finding.Line ?? int.MaxValue).ThenBy(finding => finding.Column)],
            Preset = preset,
            PresetLine = _preset is null ? null : _presetPlace?.Line,
            Lines = _given.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Line, StringComparer.Ordinal),
        };
    }

    private void Top(SourceNode? root)
    {
        if (root is null or ScalarNode { IsEmpty: true } or RefusedNode)
            return;
        if (root is not MapNode map)
        {
            Report(root, key: null, ValueCodes.WrongType, $"{root.Shown} is not a configuration; expected: sections such as whipsaw, each with its keys");
            return;
        }

        foreach (var (place, name, value) in Entries(map, section: null))
        {
            if (name == PresetKey)
                Preset(place, value);
            else if (ParameterRegistry.Sections.FirstOrDefault(section => section.Name == name) is { } section)
                Section(section, value);
            else
                Unknown(place, name, [PresetKey, .. ParameterRegistry.Sections.Select(section => section.Name)]);
        }
    }

    private void Preset(SourceNode place, SourceNode? value)
    {
        _presetPlace = value ?? place;
        _preset = value is ScalarNode { Text: var name } ? ConfigurationPresets.Find(name) : null;
        if (_preset is not null)
            return;
        _isWhole = false;
        if (value is null or RefusedNode)
            return;
        var names = ConfigurationPresets.All.Select(preset => preset.Name).ToArray();
        var meant = value is ScalarNode scalar ? Spelling.Nearest(scalar.Text, names) : null;
        if (value is ScalarNode { IsEmpty: true })
            Report(value, PresetKey, ValueCodes.NoValue, $"there is no value; expected: {string.Join(", ", names)}");
        else
            Report(value, PresetKey, ValueCodes.UnknownWord, $"{value.Shown} is none of {string.Join(", ", names)}{(meant is null ? string.Empty : $"; did you mean {meant}?")}");
    }

    private void Section(ParameterSection section, SourceNode? value)
    {
        // A section whose keys are all commented out sets nothing.
        if (value is null or RefusedNode or ScalarNode { IsEmpty: true })
            return;
        if (value is not MapNode map)
        {
            Report(value, section.Name, ValueCodes.WrongType, $"{value.Shown} is not a section; expected: keys such as {section.Parameters[0].Name}");
            return;
        }

        foreach (var (place, name, given) in Entries(map, section.Name))
        {
            var key = Present(place, $"{section.Name}.{name}");
            if (former.Removed.Contains(key))
                Report(place, key, ConfigurationCodes.UnknownKey, "it was removed and has no effect; delete it");
            else if (ParameterRegistry.Find(key) is null)
                Unknown(place, key, []);
            else if (given is null or RefusedNode)
                _unknown.Add(key);
            else if (!_given.TryAdd(key, given))
                Report(place, key, ConfigurationCodes.DuplicateKey, $"it was already set on line {_given[key].Line}");
        }
    }

    /// <summary>What a key is called now. One with an old name is told so.</summary>
    private string Present(SourceNode place, string key)
    {
        var present = former.Present(key);
        if (present != key)
            _findings.Add(new ConfigurationFinding(Severity.Warning, ConfigurationCodes.FormerKey, key, $"it is now called {present}, and is read as that", place.Line, place.Column));
        return present;
    }

    /// <summary>The entries whose keys are words. A second one of the same key is reported, and read only where it may hold further errors.</summary>
    private IEnumerable<(SourceNode Place, string Name, SourceNode? Value)> Entries(MapNode map, string? section)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Entries)
        {
            if (key is not ScalarNode { Text: var name })
            {
                if (key is not RefusedNode)
                    Report(key, section, ValueCodes.WrongType, $"{key.Shown} is not a key");
            }
            else if (seen.TryGetValue(name, out var line) && !(section is null && value is MapNode))
            {
                Report(key, Full(section, name), ConfigurationCodes.DuplicateKey, $"it was already set on line {line}");
            }
            else
            {
                if (!seen.TryAdd(name, key.Line))
                    Report(key, name, ConfigurationCodes.DuplicateKey, $"this section is already on line {seen[name]}; put its keys together");
                yield return (key, name, value);
            }
        }
    }

    private void Unknown(SourceNode place, string key, IReadOnlyList<string> others)
    {
        var meant = ++_misspelt > MostSuggestions ? null : Spelling.Nearest(key, others);
        var suggested = meant is null && _misspelt <= MostSuggestions ? ParameterRegistry.Suggest(key) : [];
        _findings.Add(UnknownKeys.Finding(key, meant is null ? suggested : [meant]) with { Line = place.Line, Column = place.Column });
        _unknown.UnionWith(suggested);
        _unknown.UnionWith(ParameterRegistry.Sections.Where(section => section.Name == meant).SelectMany(section => section.Parameters).Select(parameter => parameter.Key));
    }

    private void Judge(EngineConfiguration configuration)
    {
        foreach (var (rule, finding) in ConfigurationRules.Judge(configuration, _unknown))
        {
            var key = rule.Keys.FirstOrDefault(_given.ContainsKey);
            var place = key is not null ? _given[key] : IsOfPreset(rule) ? _presetPlace : null;

            // Who is told of errors need not hear what the defaults are like.
            if (place is not null || finding.IsError || !_findings.Exists(other => other.IsError))
                _findings.Add(finding with { Key = key ?? finding.Key, Line = place?.Line, Column = place?.Column });
        }

        foreach (var (key, value) in _given)
        {
            if (ParameterRegistry.Find(key)!.Switch is { } flag && !_unknown.Contains(key) && !_unknown.Contains(flag) && ParameterRegistry.Find(flag)!.ValueOf(configuration) is false)
                _findings.Add(new ConfigurationFinding(Severity.Info, ConfigurationCodes.NoEffect, key, $"it has no effect while {flag} is false", value.Line, value.Column));
        }
    }

    private bool IsOfPreset(ConfigurationRule rule) => _preset is not null && rule.Keys.Any(key =>
        ParameterRegistry.Find(key) is { } parameter && parameter.TextOf(_preset.Configuration) != parameter.Default);

    private void Report(SourceNode place, string? key, string code, string message)
    {
        _findings.Add(new ConfigurationFinding(Severity.Error, code, key is null ? null : SourceNode.Shorten(key), message, place.Line, place.Column));
        if (key is not null)
            _unknown.Add(key);
    }

    private static string Full(string? section, string name) => section is null ? name : $"{section}.{name}";
}

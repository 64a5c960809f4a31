using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Configuration.Rules;
using Daybook.Events;

namespace Daybook.Cli.Output;

/// <summary>What a parameter means, in tables.</summary>
internal static class ParameterView
{
    /// <summary>All that the registry knows of a parameter.</summary>
    public static void Show(IScreen screen, Parameter parameter)
    {
        screen.Line(Piece.Strong(parameter.Key), ": " + parameter.Description);
        screen.Line();
        screen.Table(Facts([.. FactsOf(parameter)]));
        if (ConfigurationRules.Of(parameter).Count == 0)
            return;
        screen.Line();
        screen.Table(new TableView(
            [new Column("check"), new Column("severity"), new Column("what holds", IsElastic: true, Wraps: true)],
            [.. ConfigurationRules.Of(parameter).Select(rule => new Piece[] { rule.Name, Word(rule), rule.Description })])
        {
            Indent = 2,
        });
    }

    /// <summary>A section's parameters in a table.</summary>
    public static void Show(IScreen screen, ParameterSection section)
    {
        screen.Line(Piece.Strong(section.Name), ": " + section.Description);
        screen.Line();
        screen.Table(new TableView(
            [new Column("key"), new Column("default"), new Column("meaning", IsElastic: true, Wraps: true)],
            [.. section.Parameters.Select(parameter => new Piece[] { parameter.Key, Piece.Accent(parameter.Default), parameter.Description })])
        {
            Indent = 2,
        });
    }

    private static IEnumerable<(string Name, Piece Value)> FactsOf(Parameter parameter)
    {
        var unit = parameter.Unit.Length == 0 ? string.Empty : $" ({parameter.Unit})";
        yield return ("value", parameter.Words.Count == 0 ? $"{parameter.Type}, {parameter.Accepts}{unit}" : $"{parameter.Type}: {parameter.Accepts}");
        yield return ("default", Piece.Accent(parameter.Default));
        var presets = ConfigurationPresets.All.Where(preset => PresetView.IsSetBy(preset, parameter)).Select(preset => $"{preset} {parameter.TextOf(preset.Configuration)}").ToList();
        yield return ("presets", presets.Count == 0 ? "the default in every preset" : string.Join(", ", presets));
        if (parameter.Switch is { } flag)
            yield return ("needs", $"{flag}: true");
        yield return ("tier", parameter.Tier.ToString().ToLowerInvariant());
        yield return ("reference", parameter.ReferenceName ?? "has no such parameter");
        yield return ("in a file", $"{parameter.Section}: {{ {parameter.Name}: {parameter.Default} }}");
    }

    private static TableView Facts((string Name, Piece Value)[] facts) =>
        new([new Column("name"), new Column("value", IsElastic: true, Wraps: true)], [.. facts.Select(fact => new[] { Piece.Muted(fact.Name), fact.Value })])
        {
            HasHeader = false,
            Indent = 2,
        };

    private static Piece Word(ConfigurationRule rule) =>
        new(FindingsView.SeverityWord(rule.Severity), rule.Severity >= Severity.Error ? Tone.Bad : rule.Severity == Severity.Warning ? Tone.Warning : Tone.Muted);
}

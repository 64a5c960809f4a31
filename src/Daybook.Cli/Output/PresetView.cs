using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Cli.Output;

/// <summary>The presets side by side.</summary>
internal static class PresetView
{
    /// <summary>What each is for, and a table of the values that any of them sets.</summary>
    public static void Show(IScreen screen)
    {
        screen.Table(new TableView(
            [new Column("preset"), new Column("description", IsElastic: true, Wraps: true)],
            [.. ConfigurationPresets.All.Select(preset => new Piece[] { Piece.Strong(preset.Name), preset.Description })])
        {
            HasHeader = false,
        });
        screen.Line();

        // On a narrow terminal the default is left out, and words give way.
        screen.Table(new TableView(
            [new Column("key"), new Column("default", IsDroppable: true), .. ConfigurationPresets.All.Select(preset => new Column(preset.Name, IsElastic: preset.Name.Length <= 10))],
            [.. screen.IsPlain ? ParameterRegistry.All.Where(IsSet).Select(parameter => Row(parameter, parameter.Key)) : ParameterRegistry.Sections.SelectMany(Rows)]));
        screen.Line();
        screen.Line(Piece.Muted("Where a preset has no value, the default applies. 'daybook config show --preset NAME' shows all values of one."));
    }

    /// <summary>Whether a preset has another value than the default.</summary>
    public static bool IsSetBy(ConfigurationPreset preset, Parameter parameter) => parameter.TextOf(preset.Configuration) != parameter.Default;

    private static bool IsSet(Parameter parameter) => ConfigurationPresets.All.Any(preset => IsSetBy(preset, parameter));

    private static IEnumerable<Piece[]> Rows(ParameterSection section)
    {
        yield return [Piece.Muted(section.Name), .. Enumerable.Repeat<Piece>(string.Empty, ConfigurationPresets.All.Count + 1)];
        foreach (var parameter in section.Parameters.Where(IsSet))
            yield return Row(parameter, "  " + parameter.Name);
    }

    private static Piece[] Row(Parameter parameter, string name) =>
    [
        name,
        Piece.Muted(Text(parameter, EngineConfiguration.Default)),
        .. ConfigurationPresets.All.Select(preset => IsSetBy(preset, parameter) ? Piece.Accent(Text(parameter, preset.Configuration)) : string.Empty),
    ];

    // A list without its brackets is narrower, and in a table as clear.
    private static string Text(Parameter parameter, EngineConfiguration configuration) =>
        parameter.ValueOf(configuration) is IEnumerable<string> words ? string.Join(' ', words) : parameter.TextOf(configuration);
}

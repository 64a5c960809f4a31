using System.Globalization;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Operations.Configurations;

namespace Daybook.Cli.Output;

/// <summary>The values that are in force and where each comes from, as a table.</summary>
internal static class ConfigView
{
    /// <summary>A table of all values, what differs from the default marked.</summary>
    public static void Show(IScreen screen, ConfigurationAnswer answer)
    {
        var configuration = answer.Configuration;
        var changed = ParameterRegistry.All.Count(parameter => parameter.TextOf(configuration) != parameter.Default);
        var name = (answer.File, answer.Preset) switch
        {
            (null, null) => "the defaults",
            (null, { } preset) => preset,
            ({ } file, null) => file,
            ({ } file, { } preset) => $"{file} over {preset}",
        };
        screen.Line(Piece.Strong(name), changed == 0 ? string.Empty : $": {changed} of {ParameterRegistry.All.Count} values differ from the default");
        screen.Line();
        screen.Table(new TableView(
            [new Column("key"), new Column("value"), new Column("unit", IsDroppable: true), new Column("default"), new Column("from", IsElastic: true)],
            [.. Rows(screen, answer)]));
        screen.Line();
        screen.Line(Piece.Muted("digest"), $"  {answer.Digest}");
        if (answer.Findings.Count == 0)
            return;
        screen.Line();
        FindingsView.ShowAll(screen, answer.File ?? answer.Preset, answer.Findings);
    }

    private static IEnumerable<Piece[]> Rows(IScreen screen, ConfigurationAnswer answer)
    {
        foreach (var section in ParameterRegistry.Sections)
        {
            if (!screen.IsPlain && section != ParameterRegistry.Sections[0])
                yield return ["", "", "", "", ""];
            foreach (var parameter in section.Parameters)
            {
                var value = parameter.TextOf(answer.Configuration);
                var isDefault = value == parameter.Default;
                yield return
                [
                    parameter.Key,
                    isDefault ? value : Piece.Accent(value),
                    Piece.Muted(parameter.Unit),
                    Piece.Muted(isDefault ? string.Empty : parameter.Default),
                    Piece.Muted(From(answer, answer.Values[parameter.Key])),
                ];
            }
        }
    }

    private static string From(ConfigurationAnswer answer, SettingInForce setting) => setting.From switch
    {
        SettingSource.File => string.Create(CultureInfo.InvariantCulture, $"{answer.File}:{setting.Line}"),
        SettingSource.Preset => answer.Preset!,
        _ => string.Empty,
    };
}

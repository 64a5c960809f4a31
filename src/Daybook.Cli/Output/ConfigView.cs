using System.Globalization;
using System.Text.Json;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Cli.Output;

/// <summary>The values that are in force and where each comes from, for people and as JSON.</summary>
internal static class ConfigView
{
    /// <summary>A table of all values, what differs from the default marked.</summary>
    public static void Show(IScreen screen, string? file, ConfigurationReading reading, EngineConfiguration configuration)
    {
        var changed = ParameterRegistry.All.Count(parameter => parameter.TextOf(configuration) != parameter.Default);
        var name = (file, reading.Preset) switch
        {
            (null, null) => "the defaults",
            (null, { } preset) => preset.Name,
            (_, null) => file,
            (_, { } preset) => $"{file} over {preset}",
        };
        screen.Line(Piece.Strong(name), changed == 0 ? string.Empty : $": {changed} of {ParameterRegistry.All.Count} values are not the default");
        screen.Line();
        screen.Table(new TableView(
            [new Column("key"), new Column("value"), new Column("unit", IsDroppable: true), new Column("default"), new Column("from", IsElastic: true)],
            [.. Rows(screen, file, reading, configuration)]));
        screen.Line();
        screen.Line(Piece.Muted("digest"), $"  {configuration.ComputeDigest()}");
        if (reading.Findings.Count == 0)
            return;
        screen.Line();
        FindingsView.ShowAll(screen, file ?? reading.Preset?.Name, reading.Findings);
    }

    /// <summary>The document that scripts rely on.</summary>
    public static void WriteJson(Utf8JsonWriter writer, string? file, ConfigurationReading reading, EngineConfiguration configuration)
    {
        writer.WriteStartObject();
        writer.WriteString("file", file);
        writer.WriteString("preset", reading.Preset?.Name);
        writer.WriteString("digest", configuration.ComputeDigest());
        writer.WriteStartObject("values");
        foreach (var parameter in ParameterRegistry.All)
        {
            var origin = reading.OriginOf(parameter);
            writer.WriteStartObject(parameter.Key);
            WriteValue(writer, "value", parameter.ValueOf(configuration));
            WriteValue(writer, "default", parameter.ValueOf(EngineConfiguration.Default));
            writer.WriteString("from", SourceWord(origin.Source));
            JsonOutput.Whole(writer, "line", origin.Line);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        FindingsView.WriteAll(writer, reading.Findings);
        writer.WriteEndObject();
    }

    /// <summary>A parameter's value under a name, of the JSON type that suits it.</summary>
    public static void WriteValue(Utf8JsonWriter writer, string name, object value)
    {
        writer.WritePropertyName(name);
        switch (value)
        {
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int whole:
                writer.WriteNumberValue(whole);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case IEnumerable<string> words:
                writer.WriteStartArray();
                foreach (var word in words)
                    writer.WriteStringValue(word);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue((string)value);
                break;
        }
    }

    private static IEnumerable<Piece[]> Rows(IScreen screen, string? file, ConfigurationReading reading, EngineConfiguration configuration)
    {
        foreach (var section in ParameterRegistry.Sections)
        {
            if (!screen.IsPlain && section != ParameterRegistry.Sections[0])
                yield return ["", "", "", "", ""];
            foreach (var parameter in section.Parameters)
            {
                var value = parameter.TextOf(configuration);
                var isDefault = value == parameter.Default;
                yield return
                [
                    parameter.Key,
                    isDefault ? value : Piece.Accent(value),
                    Piece.Muted(parameter.Unit),
                    Piece.Muted(isDefault ? string.Empty : parameter.Default),
                    Piece.Muted(From(file, reading, reading.OriginOf(parameter))),
                ];
            }
        }
    }

    private static string From(string? file, ConfigurationReading reading, ConfigurationOrigin origin) => origin.Source switch
    {
        ConfigurationSource.Text => string.Create(CultureInfo.InvariantCulture, $"{file}:{origin.Line}"),
        ConfigurationSource.Preset => reading.Preset!.Name,
        _ => string.Empty,
    };

    private static string SourceWord(ConfigurationSource source) => source switch
    {
        ConfigurationSource.Text => "file",
        ConfigurationSource.Preset => "preset",
        _ => "default",
    };
}

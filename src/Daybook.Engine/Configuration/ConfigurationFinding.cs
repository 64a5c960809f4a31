using System.Globalization;
using Daybook.Engine.Settings;
using Daybook.Events;
using Daybook.Files;

namespace Daybook.Engine.Configuration;

/// <summary>Something that is wrong with a configuration, or worth a look.</summary>
/// <param name="Severity"><see cref="Severity.Error"/>: it is refused. <see cref="Severity.Warning"/>: it probably does not do what was meant. <see cref="Severity.Info"/>: good to know.</param>
/// <param name="Code">One of <see cref="ConfigurationCodes"/> or <see cref="ValueCodes"/>; <c>syntax</c>, <c>several_documents</c>, <c>too_deep</c>, <c>reference</c> or <c>tag</c>, where the text is not the YAML that is read; or the name of the cross-check.</param>
/// <param name="Key">The dotted key that it is about, or null: the text as a whole. It may come from the text: untrusted, and shortened.</param>
/// <param name="Message">What is wrong, and what is expected, in words for people. It may quote the text: untrusted, and shortened.</param>
/// <param name="Line">The line of the text, from 1; null when the value does not come from a text.</param>
/// <param name="Column">The character of the line, from 1; null when the value does not come from a text.</param>
public sealed record ConfigurationFinding(Severity Severity, string Code, string? Key, string Message, int? Line = null, int? Column = null)
{
    /// <summary>True when the configuration is refused for it.</summary>
    public bool IsError => Severity >= Severity.Error;

    internal static ConfigurationFinding Of(YamlProblem problem) => new(Severity.Error, problem.Code, problem.Key, problem.Message, problem.Line, problem.Column);

    internal static ConfigurationFinding Of(string key, ValueProblem problem) => new(Severity.Error, problem.Code, key, problem.Message);

    /// <summary>Place, key and message: <c>3:9 grace.days: 40 is outside 1 to 30 (days)</c>.</summary>
    public override string ToString()
    {
        var place = Line is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}");
        return (place.Length, Key) switch
        {
            (0, null) => Message,
            (_, null) => $"{place}: {Message}",
            (0, _) => $"{Key}: {Message}",
            _ => $"{place} {Key}: {Message}",
        };
    }
}

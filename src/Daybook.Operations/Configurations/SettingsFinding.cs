using Daybook.Engine.Configuration;
using Daybook.Events;

namespace Daybook.Operations.Configurations;

/// <summary>Something that is wrong with a configuration, or worth a look.</summary>
/// <param name="Severity">How bad it is: from <see cref="Severity.Error"/> on the configuration is refused.</param>
/// <param name="Code">What kind of thing, as the documents list them.</param>
/// <param name="Key">The dotted key that it is about, or null: the file as a whole. Untrusted.</param>
/// <param name="Message">What is wrong, and what is expected. Untrusted.</param>
/// <param name="Line">The line of the file, from 1, or null.</param>
/// <param name="Column">The character of the line, from 1, or null.</param>
public sealed record SettingsFinding(Severity Severity, string Code, string? Key, string Message, int? Line, int? Column)
{
    internal static IReadOnlyList<SettingsFinding> Of(ConfigurationReading reading) =>
        [.. reading.Findings.Select(finding => new SettingsFinding(finding.Severity, finding.Code, finding.Key, finding.Message, finding.Line, finding.Column))];
}

using System.Text;
using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Configuration;

/// <summary>Writes a configuration as YAML.</summary>
internal static class YamlText
{
    /// <summary>Every parameter under its section, with <c>\n</c> at the end of each line. Reading it gives the same configuration.</summary>
    public static string Of(EngineConfiguration configuration)
    {
        var text = new StringBuilder();
        foreach (var section in ParameterRegistry.Sections)
        {
            text.Append(section.Name).Append(":\n");
            foreach (var parameter in section.Parameters)
                text.Append("  ").Append(parameter.Name).Append(": ").Append(parameter.TextOf(configuration)).Append('\n');
        }

        return text.ToString();
    }
}

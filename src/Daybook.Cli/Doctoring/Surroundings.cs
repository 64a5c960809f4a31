using System.Reflection;
using System.Runtime.InteropServices;
using Daybook.Cli.Commands;
using Microsoft.Data.Sqlite;

namespace Daybook.Cli.Doctoring;

/// <summary>The tool itself and the variables that steer it.</summary>
internal static class Surroundings
{
    private static readonly string[] Variables = [GlobalOptions.JournalVariable, "NO_COLOR", "DAYBOOK_DEBUG"];

    /// <summary>Versions.</summary>
    public static Diagnosis Tool()
    {
        var version = typeof(Surroundings).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return Diagnosis.Fine("tool", $"daybook {version}, SQLite {connection.ServerVersion}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");
    }

    /// <summary>The variables that are set.</summary>
    public static Diagnosis Environment(Invocation run)
    {
        var set = Variables.Where(name => !string.IsNullOrEmpty(run.Terminal.Variable(name))).Select(name => $"{name}={run.Terminal.Variable(name)}").ToArray();
        return Diagnosis.Fine("environment", set.Length == 0 ? "no variable is set" : string.Join(", ", set));
    }
}

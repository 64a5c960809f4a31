using System.Globalization;
using Daybook.Benchmarks;

namespace Daybook.Cli;

/// <summary>Says how much processor time this process took, when a benchmark has asked for it.</summary>
internal static class ProcessorTime
{
    /// <summary>Writes it, in milliseconds, into the file that was named.</summary>
    public static void Report()
    {
        if (Environment.GetEnvironmentVariable(ToolProcess.ProcessorTimeVariable) is { Length: > 0 } path)
            File.WriteAllText(path, Environment.CpuUsage.TotalTime.TotalMilliseconds.ToString("R", CultureInfo.InvariantCulture));
    }
}

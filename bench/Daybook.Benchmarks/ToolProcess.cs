using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Daybook.Benchmarks;

/// <summary>The tool, started once more by a benchmark, as a process of its own.</summary>
/// <param name="tool">The tool's assembly.</param>
internal sealed class ToolProcess(Assembly tool)
{
    /// <summary>The variable that names the file into which the tool, when it ends, writes how much processor time it took, in milliseconds.</summary>
    public const string ProcessorTimeVariable = "DAYBOOK_PROCESSOR_TIME";

    /// <summary>How the tool is started with some arguments: as this process was, or by <c>dotnet</c> when this is none of the tool's own.</summary>
    public ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var isAlone = Assembly.GetEntryAssembly() == tool && Path.GetFileNameWithoutExtension(Environment.ProcessPath) != "dotnet";
        var start = new ProcessStartInfo(isAlone ? Environment.ProcessPath! : "dotnet") { RedirectStandardError = true, UseShellExecute = false };
        if (!isAlone)
            start.ArgumentList.Add(tool.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    /// <summary>Runs the tool to its end, its output unread.</summary>
    /// <param name="folder">Where a file may be made.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="cancellationToken">Stops the process.</param>
    /// <returns>The processor time of all its threads, in milliseconds.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<double> RunAsync(string folder, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var report = Path.Combine(folder, "processor-time");
        var start = Start(arguments);
        start.RedirectStandardOutput = true;
        start.Environment[ProcessorTimeVariable] = report;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The tool could not be started.");
        try
        {
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"The tool failed: {await error.ConfigureAwait(false)}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }

        return double.Parse(await File.ReadAllTextAsync(report, cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
    }
}

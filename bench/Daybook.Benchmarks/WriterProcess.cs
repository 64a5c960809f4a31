using System.Diagnostics;

namespace Daybook.Benchmarks;

/// <summary>Other processes that write, as <c>daybook bench-writer</c>.</summary>
internal static class WriterProcess
{
    /// <summary>Starts one.</summary>
    public static Process Start(ToolProcess tool, string path, int seed, int seconds, params string[] options)
    {
        var start = tool.Start(["bench-writer", "--journal", path, "--seed", $"{seed}", "--seconds", $"{seconds}", .. options]);
        return Process.Start(start) ?? throw new InvalidOperationException("A writer could not be started.");
    }

    /// <summary>Waits until all have ended, and kills those that have not when the wait ends otherwise.</summary>
    /// <exception cref="InvalidOperationException">One failed; the message is its own.</exception>
    public static async Task EndAsync(IReadOnlyCollection<Process> writers, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(writers.Select(writer => writer.WaitForExitAsync(cancellationToken))).ConfigureAwait(false);
        }
        finally
        {
            foreach (var writer in writers.Where(writer => !writer.HasExited))
                writer.Kill();
        }

        if (writers.FirstOrDefault(writer => writer.ExitCode != 0) is { } failed)
            throw new InvalidOperationException($"A writer failed: {await failed.StandardError.ReadToEndAsync(cancellationToken).ConfigureAwait(false)}");
    }
}

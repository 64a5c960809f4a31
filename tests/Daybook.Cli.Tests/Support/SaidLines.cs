using System.Globalization;

namespace Daybook.Cli.Tests.Support;

/// <summary>Standard error of a verb that goes on: tells when it says something.</summary>
internal sealed class SaidLines(string start) : StringWriter(CultureInfo.InvariantCulture)
{
    private readonly TaskCompletionSource<string> _said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first line that begins so.</summary>
    public Task<string> Line => _said.Task;

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (value?.StartsWith(start, StringComparison.Ordinal) == true)
            _said.TrySetResult(value);
    }
}

namespace Daybook.Cli.Output;

/// <summary>Progress that is told at once, on the caller's thread.</summary>
internal sealed class Step<T>(Action<T> told) : IProgress<T>
{
    public void Report(T value) => told(value);
}

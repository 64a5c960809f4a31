namespace Daybook.Operations.Tests.Support;

/// <summary>Keeps what was told of how far an operation is.</summary>
internal sealed class Seen(List<OperationProgress> seen) : IProgress<OperationProgress>
{
    public void Report(OperationProgress value) => seen.Add(value);
}

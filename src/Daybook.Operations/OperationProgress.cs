namespace Daybook.Operations;

/// <summary>How far long work is.</summary>
/// <param name="Step">What is being done, in words for people: <c>verifying</c>, or a file's name.</param>
/// <param name="Done">How much of it is done, in events, rows or pages.</param>
/// <param name="Total">Of how much; 0: not known.</param>
public readonly record struct OperationProgress(string Step, long Done, long Total);

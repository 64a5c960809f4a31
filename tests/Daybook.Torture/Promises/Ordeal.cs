namespace Daybook.Torture.Promises;

/// <summary>One way to put a promise to the test.</summary>
/// <param name="Name">What is done, in a word or two.</param>
/// <param name="EndureAsync">Does it, and says what came of it.</param>
internal sealed record Ordeal(string Name, Func<Bench, Task<Outcome>> EndureAsync);

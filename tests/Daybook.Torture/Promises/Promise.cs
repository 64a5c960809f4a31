namespace Daybook.Torture.Promises;

/// <summary>A promise of docs/promises.md, and the ordeals that it is put through.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Says">The promise, in a sentence.</param>
/// <param name="Ordeals">The ways to put it to the test.</param>
internal sealed record Promise(string Name, string Says, params IReadOnlyList<Ordeal> Ordeals);

using Daybook.Storage;

namespace Daybook.Projections;

/// <summary>A projection's state, and up to where the journal is in it.</summary>
/// <param name="State">The state.</param>
/// <param name="Position">Every event up to this one that the projection cares for is in the state, and none behind it.</param>
/// <typeparam name="TState">The state.</typeparam>
public sealed record Projected<TState>(TState State, JournalPosition Position)
    where TState : class;

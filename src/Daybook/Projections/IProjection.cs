using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Projections;

/// <summary>
/// A state that is a fold of the journal. Pure: the same events give the same state, in any split; nothing is read, written or asked but the arguments. A host holds the state
/// and reads what the fold cares for, and nothing else.
/// </summary>
/// <typeparam name="TState">The state; immutable.</typeparam>
public interface IProjection<TState>
    where TState : class
{
    /// <summary>What it is called, with whatever its state depends on besides the events, so that two with one name have one state: 1 to 400 characters, for example <c>portfolio/live</c>.</summary>
    string Name { get; }

    /// <summary>The version of its state's shape and of what <see cref="Apply"/> makes of events. Raise it when either changes: snapshots of other versions are not used.</summary>
    int Version { get; }

    /// <summary>What it cares for. Events that do not match are never applied; types should be named, since a store finds those without reading the others.</summary>
    Filter Selection { get; }

    /// <summary>The part of <see cref="Selection"/> that counts whatever its time is, when the state as of a time is asked for; null: nothing does.</summary>
    Filter? Timeless => null;

    /// <summary>The state before the first event.</summary>
    TState Initial { get; }

    /// <summary>The state after an event that matches <see cref="Selection"/>. Events are evidence, imported ones too: whatever they hold, this does not throw.</summary>
    TState Apply(TState state, PortfolioEvent happened);

    /// <summary>The state as bytes.</summary>
    byte[] Save(TState state);

    /// <summary>Reads what <see cref="Save"/> of the same version wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a state.</exception>
    TState Load(ReadOnlySpan<byte> bytes);
}

using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Storage;

/// <summary>What a store does with an event whose type was registered under another category.</summary>
public enum TypeConflict
{
    /// <summary>Refuse the whole request.</summary>
    Refuse,

    /// <summary>Store the event under the registered category, with a <c>type_conflict</c> event right behind it.</summary>
    Rewrite,
}

/// <summary>Events that a store adds together or not at all. Several requests may share one transaction.</summary>
/// <param name="Events">The events, in order; their ids and recording times are given by the store.</param>
public sealed record AppendRequest(IReadOnlyList<PortfolioEvent> Events)
{
    /// <summary>The longest idempotency key, in characters.</summary>
    public const int MaxKeyLength = 256;

    /// <summary>
    /// An idempotency key of the whole request, 1 to 256 characters: known already, nothing is added and the first ids come back.
    /// It stands for ids without a gap, so such a request cannot ask for <see cref="TypeConflict.Rewrite"/>.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>
    /// An idempotency key per event (same count as <see cref="Events"/>): events whose key is known are left out, the others are added. Not beside <see cref="Key"/>.
    /// </summary>
    public IReadOnlyList<string>? EventKeys { get; init; }

    /// <summary>What must hold when the request is added; null: nothing. A key that is known already gives its ids back whether it holds or not: they were added when it did.</summary>
    public AppendCondition? OnlyIf { get; init; }

    /// <summary>True when the journal itself makes the request: only then may its events be of the types by which a journal speaks of itself.</summary>
    internal bool IsJournalsOwn { get; init; }

    /// <summary>What happens on a conflict of categories.</summary>
    public TypeConflict OnConflict { get; init; }

    /// <summary>What is wrong with the request itself, or null. Such a request is refused, alone in its group.</summary>
    public ArgumentException? FindFault()
    {
        if (Key is not null && FindFault(Key) is { } fault)
            return fault;
        if (Key is not null && EventKeys is not null)
            return new ArgumentException("A request has one key or a key per event, not both. Nothing of it was added.", nameof(EventKeys));
        if (Key is not null && OnConflict == TypeConflict.Rewrite)
            return new ArgumentException("A request with a key cannot be rewritten: its ids would have gaps. Nothing of it was added.", nameof(OnConflict));
        if (OnlyIf?.NoneOf is { } filter && (filter.AsksFor(EventField.Id) || filter.AsksFor(EventField.Recorded) || filter.AsksFor(EventField.Portfolio)))
            return new ArgumentException("A condition cannot ask for 'id' or 'recorded', which the events of the same group do not have yet, nor for 'portfolio', which is told by sessions: ask for those. Nothing of the request was added.", nameof(OnlyIf));
        if (!IsJournalsOwn && Events.FirstOrDefault(given => given.IsJournalsOwn) is { } own)
            return new ArgumentException($"'{own.Type}' is about the journal itself; only the journal records it. Nothing of the request was added.", nameof(Events));
        if (EventKeys is null)
            return null;
        if (EventKeys.Count != Events.Count)
            return new ArgumentException($"{Events.Count} events came with {EventKeys.Count} keys. Nothing of the request was added.", nameof(EventKeys));
        return EventKeys.Select(FindFault).FirstOrDefault(found => found is not null);
    }

    private static ArgumentException? FindFault(string key) => key is { Length: > 0 and <= MaxKeyLength } && EventText.IsStorable(key)
        ? null
        : new ArgumentException($"An idempotency key has 1 to {MaxKeyLength} characters, no half of a surrogate pair and no U+0000. Nothing of the request was added.", nameof(key));
}

/// <summary>What became of a request.</summary>
/// <param name="Ids">The id of each event of the request, in order.</param>
/// <param name="AlreadyPresent">How many of them were in the journal before.</param>
/// <param name="Refused">Why the request was refused as a whole (then it has no ids), or null.</param>
public sealed record AppendOutcome(IReadOnlyList<long> Ids, int AlreadyPresent, Exception? Refused);

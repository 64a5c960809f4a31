using Daybook.Events;

namespace Daybook.Decisions;

/// <summary>
/// A decision about one asset, whoever made it: what it went by, the rules that it was held against, and what it came to. Events carry it in one documented shape
/// (docs/reference/decisions.md): the engine's own types, and <c>decision</c> for a strategy of one's own. Texts out of events are untrusted.
/// </summary>
public sealed record Decision
{
    /// <summary>The asset; not empty.</summary>
    public required string Asset { get; init; }

    /// <summary>What it came to.</summary>
    public required DecisionAction Action { get; init; }

    /// <summary>What it was made from besides score and rank, in the order of the record.</summary>
    public IReadOnlyList<DecisionInput> Inputs { get; init; } = [];

    /// <summary>The asset's score, usually 0..1, or null when it has none.</summary>
    public double? Score { get; init; }

    /// <summary>The score that was asked for, or null.</summary>
    public double? Threshold { get; init; }

    /// <summary>Its place among those that were ranked, 1 being the best, or null.</summary>
    public int? Rank { get; init; }

    /// <summary>How many were ranked, or null.</summary>
    public int? Ranked { get; init; }

    /// <summary>How many of them could get a place, 0 or more, or null.</summary>
    public int? Places { get; init; }

    /// <summary>The rules that it was held against, passes included, in the order in which they were asked.</summary>
    public IReadOnlyList<DecisionCheck> Checks { get; init; } = [];

    /// <summary>What could have been done instead.</summary>
    public IReadOnlyList<DecisionAlternative> Alternatives { get; init; } = [];

    /// <summary>Who or what decided, for example the rule that stood in the way, or null.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>What would have changed it: each change alone, the smallest first. See <see cref="SmallestChange"/>.</summary>
    public IReadOnlyList<SmallestChange> Changes => SmallestChanges.Of(this);

    /// <summary>
    /// The decision that an event records, whoever recorded it: one of type <c>decision</c>, one of the engine's, also as earlier versions wrote them, or a position event that
    /// carries checks, a threshold or a rank. What cannot be read of it is left out.
    /// </summary>
    /// <param name="recorded">The event.</param>
    /// <returns>Null when the event records no decision about an asset.</returns>
    public static Decision? Of(PortfolioEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return DecisionReader.Read(recorded);
    }

    /// <summary>The decision as the metadata of its event. Asset and action are columns of the event and not in it.</summary>
    /// <returns>Null when there is nothing to say beyond asset and action.</returns>
    /// <exception cref="InvalidEventException">A part is malformed; the message says which.</exception>
    public Metadata? ToMetadata() => DecisionMetadata.Write(this);
}

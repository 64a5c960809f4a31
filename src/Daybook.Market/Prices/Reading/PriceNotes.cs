using System.Collections.Immutable;

namespace Daybook.Market.Prices.Reading;

/// <summary>The notes of one file: of each code the first ones by place, and how many there are.</summary>
/// <param name="maxOfCode">How many notes of a code are kept.</param>
internal sealed class PriceNotes(int maxOfCode)
{
    private readonly SortedDictionary<string, Kept> _codes = new(StringComparer.Ordinal);

    /// <summary>How many notes there are of each code.</summary>
    public ImmutableSortedDictionary<string, int> Counts => _codes.ToImmutableSortedDictionary(code => code.Key, code => code.Value.Count, StringComparer.Ordinal);

    /// <summary>Takes a note.</summary>
    /// <param name="part">Which file of an archive it is about, from 0.</param>
    /// <param name="note">The note.</param>
    public void Add(int part, PriceNote note)
    {
        if (!_codes.TryGetValue(note.Code, out var kept))
            _codes.Add(note.Code, kept = new Kept());
        kept.Count++;

        // The queue gives away what stands last, so that the first ones stay, in whatever order they come.
        var place = ((long)part << 32) | (uint)note.Line;
        if (kept.Notes.Count < maxOfCode)
            kept.Notes.Enqueue((place, note), -place);
        else
            kept.Notes.EnqueueDequeue((place, note), -place);
    }

    /// <summary>The notes by place.</summary>
    public IReadOnlyList<PriceNote> ToList() =>
    [
        .. _codes.Values.SelectMany(kept => kept.Notes.UnorderedItems)
            .OrderBy(item => item.Element.Place)
            .ThenBy(item => item.Element.Note.Code, StringComparer.Ordinal)
            .Select(item => item.Element.Note),
    ];

    private sealed class Kept
    {
        public int Count { get; set; }

        public PriorityQueue<(long Place, PriceNote Note), long> Notes { get; } = new();
    }
}

using System.Globalization;

namespace Daybook.Engine.Prices.Reading;

/// <summary>The notes of one file: of each code the first ones by place, and how many more there are.</summary>
internal sealed class PriceNotes
{
    /// <summary>How many notes of a code are kept.</summary>
    public const int MaxOfCode = 100;

    private readonly SortedDictionary<string, Kept> _codes = new(StringComparer.Ordinal);

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
        if (kept.Notes.Count < MaxOfCode)
            kept.Notes.Enqueue((place, note), -place);
        else
            kept.Notes.EnqueueDequeue((place, note), -place);
    }

    /// <summary>The notes by place; those that say how many more there are, are of the file as a whole and come first.</summary>
    public IReadOnlyList<PriceNote> ToList() =>
    [
        .. _codes.Where(code => code.Value.Count > MaxOfCode).Select(code => More(code.Key, code.Value.Count - MaxOfCode)),
        .. _codes.Values.SelectMany(kept => kept.Notes.UnorderedItems)
            .OrderBy(item => item.Element.Place)
            .ThenBy(item => item.Element.Note.Code, StringComparer.Ordinal)
            .Select(item => item.Element.Note),
    ];

    private static PriceNote More(string code, int count) =>
        new(0, null, code, string.Create(CultureInfo.InvariantCulture, $"{count:N0} more like the first {MaxOfCode}, which alone are listed"));

    private sealed class Kept
    {
        public int Count { get; set; }

        public PriorityQueue<(long Place, PriceNote Note), long> Notes { get; } = new();
    }
}

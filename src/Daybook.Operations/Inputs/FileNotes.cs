using Daybook.Engine.Regimes.Inputs;
using Daybook.Market.Prices;

namespace Daybook.Operations.Inputs;

/// <summary>What was noted when the files of a replay were read.</summary>
/// <param name="Listed">The notes, by file and line; of each code and price file the first ones, or all when they were asked for.</param>
/// <param name="Counts">How many there are, by file and code.</param>
public sealed record FileNotes(IReadOnlyList<FileNote> Listed, IReadOnlyList<FileNoteCount> Counts)
{
    /// <summary>No notes.</summary>
    public static FileNotes None { get; } = new([], []);

    /// <summary>A file of fundamental scores names assets of which there are no prices.</summary>
    public const string ScoresWithoutPrices = "scores_without_prices";

    /// <summary>A file of buckets names no asset of which there are prices.</summary>
    public const string BucketsWithoutPrices = "buckets_without_prices";

    /// <summary>With a note on a file as a whole; null: there is none.</summary>
    internal FileNotes With(InputFile? file, string code, string? message) => file is null || message is null ? this : this with
    {
        Listed = [.. Listed, new FileNote(Path.GetFileName(file.Path), 0, null, code, message)],
        Counts = [.. Counts, new FileNoteCount(Path.GetFileName(file.Path), code, 1)],
    };

    /// <summary>What was noted of prices and of regimes.</summary>
    internal static FileNotes Of(PriceSet prices, InputFile? regimesFile, RegimeSeries? regimes)
    {
        List<FileNote> ofRegimes = [.. regimes?.Notes.Select(note => new FileNote(Path.GetFileName(regimesFile!.Path), note.Line, null, note.Code, note.Message)) ?? []];
        return new FileNotes(
            [.. prices.Files.SelectMany(file => file.Notes.Select(note => new FileNote(file.Name, note.Line, note.Asset, note.Code, note.Message))), .. ofRegimes],
            [
                .. prices.Files.SelectMany(file => file.NoteCounts.Select(code => new FileNoteCount(file.Name, code.Key, code.Value))),
                .. ofRegimes.CountBy(note => (note.File, note.Code)).Select(code => new FileNoteCount(code.Key.File, code.Key.Code, code.Value)),
            ]);
    }
}

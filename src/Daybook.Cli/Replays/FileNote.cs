using Daybook.Engine.Prices;
using Daybook.Engine.Regimes.Inputs;

namespace Daybook.Cli.Replays;

/// <summary>Something odd about a file that was read: it counts, but a person should know.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Asset">The asset, or null.</param>
/// <param name="Code">What kind of thing, as the documents list them.</param>
/// <param name="Message">What it is.</param>
internal sealed record FileNote(string File, int Line, string? Asset, string Code, string Message)
{
    /// <summary>What was noted of prices and of regimes, by file and line.</summary>
    public static IReadOnlyList<FileNote> Of(PriceSet prices, InputFile? regimesFile, RegimeSeries? regimes) =>
    [
        .. prices.Files.SelectMany(file => file.Notes.Select(note => new FileNote(file.Name, note.Line, note.Asset, note.Code, note.Message))),
        .. regimes?.Notes.Select(note => new FileNote(Path.GetFileName(regimesFile!.Path), note.Line, null, note.Code, note.Message)) ?? [],
    ];
}

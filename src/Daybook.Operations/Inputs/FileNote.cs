namespace Daybook.Operations.Inputs;

/// <summary>Something odd about a file that was read: it counts, but a person should know.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Asset">The asset, or null.</param>
/// <param name="Code">What kind of thing, as the documents list them.</param>
/// <param name="Message">What it is.</param>
public sealed record FileNote(string File, int Line, string? Asset, string Code, string Message);

/// <summary>How many notes of a kind there are on a file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Code">The kind.</param>
/// <param name="Count">How many, those that are not listed among them.</param>
public sealed record FileNoteCount(string File, string Code, int Count);

using Daybook.Integrity;

namespace Daybook.Journals;

/// <summary>How a journal's files stand, as they are found without opening it.</summary>
/// <param name="Path">The journal's file; where its address is a link, what that leads to.</param>
public sealed record JournalFilesReport(string Path)
{
    /// <summary>The file's size in bytes; null: there is none, and nothing else is known.</summary>
    public long? Bytes { get; init; }

    /// <summary>Why the file cannot be written by this user; null: it can.</summary>
    public string? WriteError { get; init; }

    /// <summary>The version of the file's layout; null: it is too short to say one.</summary>
    public long? Layout { get; init; }

    /// <summary>The size of the log of what waits to be copied into the file, in bytes; null: there is none.</summary>
    public long? LogBytes { get; init; }

    /// <summary>The room that is left on its disk, in bytes.</summary>
    public long FreeBytes { get; init; }

    /// <summary>Whether an anchor lies beside it.</summary>
    public bool HasAnchor { get; init; }

    /// <summary>What the anchor says; null: nothing that is whole.</summary>
    public AnchorRecord? Anchor { get; init; }
}

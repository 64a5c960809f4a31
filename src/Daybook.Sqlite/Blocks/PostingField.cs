namespace Daybook.Sqlite.Blocks;

/// <summary>The columns that blocks keep postings of. The numbers are part of the file's format: posting id = 8 x block + field.</summary>
internal enum PostingField
{
    Type = 0,
    Asset = 1,
    Regime = 2,
    Action = 3,
    Session = 4,
    Trace = 5,
}

namespace Daybook.Sqlite.Blocks;

/// <summary>What blocks know of a row: the ids of its texts (0: none), its time and its execution time.</summary>
internal readonly record struct RowIds(long Occurred, int Type, int Asset, int Regime, int Action, int Session, uint Trace, double ExecutionTime)
{
    /// <summary>The number of a column that has postings; 0: none.</summary>
    public uint this[PostingField field] => field switch
    {
        PostingField.Type => (uint)Type,
        PostingField.Asset => (uint)Asset,
        PostingField.Regime => (uint)Regime,
        PostingField.Action => (uint)Action,
        PostingField.Session => (uint)Session,
        _ => Trace,
    };
}

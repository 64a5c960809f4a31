namespace Daybook.Sqlite.Spans;

/// <summary>Sixteen blocks are a span of level 1, and sixteen spans of a level are one of the next. A span is complete or absent.</summary>
/// <param name="Level">The level, from 1.</param>
/// <param name="Number">Its number on that level, from 0.</param>
internal readonly record struct SpanId(int Level, long Number)
{
    /// <summary>Children of a span.</summary>
    public const int Children = 16;

    private const int ChildBits = 4;

    /// <summary>The number of its first child, on the level below; level 0 are the blocks.</summary>
    public long FirstChild => Number << ChildBits;

    /// <summary>The number of its first block.</summary>
    public long FirstBlock => Number << (ChildBits * Level);

    /// <summary>The number of the block behind its last.</summary>
    public long EndBlock => (Number + 1) << (ChildBits * Level);

    /// <summary>One of its children, of a level above 1.</summary>
    /// <param name="child">Which, 0 to 15.</param>
    public SpanId Child(int child) => new(Level - 1, FirstChild + child);

    /// <summary>The span of a level that holds a block.</summary>
    public static SpanId Of(long block, int level) => new(level, block >> (ChildBits * level));

    /// <summary>How many spans of a level so many sealed blocks complete.</summary>
    public static long Complete(long sealedBlocks, int level) => sealedBlocks >> (ChildBits * level);

    /// <summary>The highest level that so many sealed blocks complete a span of; 0: none.</summary>
    public static int TopLevel(long sealedBlocks)
    {
        var level = 0;
        while (Complete(sealedBlocks, level + 1) > 0)
            level++;
        return level;
    }

    /// <summary>The spans whose last block this is, from level 1.</summary>
    public static IEnumerable<SpanId> CompletedBy(long block)
    {
        for (var level = 1; ChildOf(block, level) == Children - 1; level++)
            yield return Of(block, level);
    }

    /// <summary>Which child of its span of that level a block lies in, 0 to 15.</summary>
    public static int ChildOf(long block, int level) => (int)(block >> (ChildBits * (level - 1))) & (Children - 1);
}

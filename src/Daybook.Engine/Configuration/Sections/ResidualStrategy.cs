namespace Daybook.Engine.Configuration.Sections;

/// <summary>Who gets what the second stage of sizing has left over.</summary>
public enum ResidualStrategy
{
    /// <summary>Up to three of the best positions that were not cut, a little each.</summary>
    SafeTopSlice,

    /// <summary>All positions with room, in proportion to their size.</summary>
    Proportional,

    /// <summary>Nobody: it is kept as cash, as a position of its own.</summary>
    CashBucket,
}

namespace Daybook.Engine.Sizing;

/// <summary>What becomes of the allocation that the caps leave over.</summary>
public enum ResidualStrategy
{
    /// <summary>The three best-scored assets that were never capped get equal slices; without such assets it is kept as cash.</summary>
    SafeTopSlice,

    /// <summary>Each asset gets a share in proportion to its size.</summary>
    Proportional,

    /// <summary>It is kept as cash.</summary>
    CashBucket,
}

namespace Daybook.Engine.Sizing;

/// <summary>The name under which Daybook's reference system books cash as if it were a position.</summary>
internal static class CashBucket
{
    /// <summary>The name. It is no asset: it is neither selected nor closed, and no position carries it.</summary>
    public const string Asset = "CASH_EQUIVALENT";
}

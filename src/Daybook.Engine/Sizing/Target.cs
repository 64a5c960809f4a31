namespace Daybook.Engine.Sizing;

/// <summary>What shall become of one position.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Action">What to do.</param>
/// <param name="Size">The size to reach, a fraction of the portfolio; 0 for a close. For a hold what was aimed at: nothing is traded.</param>
/// <param name="Current">The size before, a fraction of the portfolio; 0 when nothing is held.</param>
/// <param name="Code">Why, one of <see cref="TargetCodes"/>.</param>
public sealed record Target(string Asset, TradeAction Action, double Size, double Current, string Code)
{
    private const double IncreaseFrom = 1.05;
    private const double DecreaseFrom = 0.95;

    /// <summary>
    /// A target with the action that the sizes ask for: nothing held, open; over 1.05 times the present size, increase; under 0.95 times, decrease; in between,
    /// hold. As in Daybook's reference system.
    /// </summary>
    internal static Target ToReach(string asset, double size, double current, string code) => new(asset, ActionFor(size, current), size, current, code);

    /// <summary>A target that ends a position.</summary>
    internal static Target ToClose(string asset, double current, string code) => new(asset, TradeAction.Close, 0, current, code);

    /// <summary>What is held when the target is reached.</summary>
    internal double Held => Action == TradeAction.Hold ? Current : Size;

    private static TradeAction ActionFor(double size, double current)
    {
        if (current <= 0)
            return TradeAction.Open;
        if (size > IncreaseFrom * current)
            return TradeAction.Increase;
        return size < DecreaseFrom * current ? TradeAction.Decrease : TradeAction.Hold;
    }
}

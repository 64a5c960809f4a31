namespace Daybook.Engine.Sizing;

/// <summary>The sizes of positions, and what is not invested of the target.</summary>
/// <param name="FirstStage">The sizes after the first stage, in the order of the items. Assets that got no size are not in it.</param>
/// <param name="Positions">The sizes in the end: first what the second stage's cap cut, then the others, both in the order of the items.</param>
/// <param name="CappedFirst">Positions that were over the second stage's cap when it began.</param>
/// <param name="CappedSecond">Positions that reached it when the others took over what was cut.</param>
/// <param name="Strategy">How what was left over was handed out, or null when at most 1 % of the portfolio was, or no asset got a size.</param>
/// <param name="Cash">What the strategy keeps as cash, a fraction of the portfolio.</param>
/// <param name="Residual">What nobody could take, a fraction of the portfolio.</param>
internal sealed record SizingResult(
    IReadOnlyList<SizedPosition> FirstStage,
    IReadOnlyList<SizedPosition> Positions,
    int CappedFirst,
    int CappedSecond,
    ResidualStrategy? Strategy,
    double Cash,
    double Residual)
{
    /// <summary>What all positions come to, cash not included.</summary>
    public double Invested => Positions.Sum(position => position.Size);
}

namespace Daybook.Engine.Portfolios;

/// <summary>The newest price that a portfolio was told of an asset: with its value, or by a trade.</summary>
/// <param name="Price">The price of a unit, in currency.</param>
/// <param name="At">When it held.</param>
public sealed record PortfolioPrice(double Price, DateTimeOffset At);

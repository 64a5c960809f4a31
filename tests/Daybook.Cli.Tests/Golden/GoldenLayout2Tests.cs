namespace Daybook.Cli.Tests.Golden;

public sealed class GoldenLayout2ReplayTests() : GoldenReplayTests("layout-2", "c6782a1dda7ad973343d5b3ecc6324555696951ddd28d3ac71ce42d6c37d1842", "01a22d8e-c940-7342-b354-8d58d7bf684d");

public sealed class GoldenLayout2PortfolioTests() : GoldenPortfolioTests("layout-2", "9ec4cb367c790be8d95a2ebe94ca81ee02a3b58dda8987144c78afdcff2057d1", 153, 25);

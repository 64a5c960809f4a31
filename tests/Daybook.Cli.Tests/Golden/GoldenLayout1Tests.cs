namespace Daybook.Cli.Tests.Golden;

public sealed class GoldenLayout1ReplayTests() : GoldenReplayTests("layout-1", "500ee420b99120c227205e8aac67afbcbfe6d3865c7204b7fcbdc513e262df1c", "01a22b14-2958-78b0-9847-a3b04a9891fa");

public sealed class GoldenLayout1PortfolioTests() : GoldenPortfolioTests("layout-1", "38cc9ae2561fe5be13d159097fca38a910bb7712dd1c0c5a64a90d5e62c99b03", 153, 25);

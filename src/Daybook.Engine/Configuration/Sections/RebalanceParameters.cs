using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>The parameters of the section <c>rebalance</c>.</summary>
internal static class RebalanceParameters
{
    public static ParameterSection Section { get; } = new SectionTable<RebalanceSettings>("rebalance", c => c.Rebalance, (c, section) => c with { Rebalance = section })
        .Frequency(
            "frequency", s => s.Frequency, (s, value) => s with { Frequency = value },
            new ParameterNote("How often, or on which days, the portfolio is rebalanced.", ParameterTier.Basic, "rebalance_frequency"))
        .Calendar(
            "calendar", s => s.Calendar, (s, value) => s with { Calendar = value },
            new ParameterNote("The market whose trading days the frequency goes by; it has no say where calendar days are counted.", ParameterTier.Advanced, null, CameLater: true))
        .Number(
            "cash", 1_000, 100_000_000, s => s.Cash, (s, value) => s with { Cash = value },
            new ParameterNote("The money that a simulation begins with.", ParameterTier.Basic, "cash", "currency"))
        .Number(
            "commission", 0, 0.1, s => s.Commission, (s, value) => s with { Commission = value },
            new ParameterNote("The commission of a trade.", ParameterTier.Intermediate, "commission", "of its value"))
        .Number(
            "slippage", 0, 0.1, s => s.Slippage, (s, value) => s with { Slippage = value },
            new ParameterNote("How much worse than the recorded price a trade is made.", ParameterTier.Advanced, null, "of the price"))
        .Described("When the portfolio is rebalanced, with how much money, and what a trade costs.");
}

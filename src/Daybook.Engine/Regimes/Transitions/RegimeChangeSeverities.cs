using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Transitions;

/// <summary>The severities as events write them, and what makes them.</summary>
internal static class RegimeChangeSeverities
{
    /// <summary>The severity's word, in small letters: <c>normal</c>, <c>high</c>, <c>critical</c>.</summary>
    public static string ToWord(this RegimeChangeSeverity severity) => severity switch
    {
        RegimeChangeSeverity.Normal => "normal",
        RegimeChangeSeverity.High => "high",
        RegimeChangeSeverity.Critical => "critical",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "There is no such severity."),
    };

    /// <summary>Reads a severity's word, without case. Anything else is <see cref="RegimeChangeSeverity.Normal"/>, which lifts nothing.</summary>
    public static RegimeChangeSeverity FromWord(string? word)
    {
        if (string.Equals(word, "critical", StringComparison.OrdinalIgnoreCase))
            return RegimeChangeSeverity.Critical;
        return string.Equals(word, "high", StringComparison.OrdinalIgnoreCase) ? RegimeChangeSeverity.High : RegimeChangeSeverity.Normal;
    }

    /// <summary>How grave the change from one regime to another is by itself (the reference system's table).</summary>
    internal static RegimeChangeSeverity OfPair(RegimeKind from, RegimeKind to) => (from, to) switch
    {
        (RegimeKind.Goldilocks or RegimeKind.Inflation or RegimeKind.Reflation, RegimeKind.Deflation) => RegimeChangeSeverity.Critical,
        (RegimeKind.Goldilocks or RegimeKind.Deflation, RegimeKind.Inflation) => RegimeChangeSeverity.Critical,
        (RegimeKind.Goldilocks or RegimeKind.Deflation, RegimeKind.Reflation) => RegimeChangeSeverity.High,
        (RegimeKind.Reflation, RegimeKind.Inflation) => RegimeChangeSeverity.High,
        (RegimeKind.Inflation, RegimeKind.Goldilocks) => RegimeChangeSeverity.High,
        _ => RegimeChangeSeverity.Normal,
    };

    /// <summary>The severity once it is weighed how the change came: three points raise a normal one, four a high one, and a critical one needs two to stay.</summary>
    /// <param name="pair">The severity of the pair of regimes.</param>
    /// <param name="confidenceRise">New minus old confidence: over 0.4 one point, over 0.6 two.</param>
    /// <param name="stabilityDrop">Old minus new stability: over 0.3 one point, over 0.5 two.</param>
    /// <param name="momentum">The change's momentum: over 0.6 one point, over 0.8 two.</param>
    internal static RegimeChangeSeverity Weigh(RegimeChangeSeverity pair, double confidenceRise, double stabilityDrop, double momentum)
    {
        var points = Points(confidenceRise, 0.4, 0.6) + Points(stabilityDrop, 0.3, 0.5) + Points(momentum, 0.6, 0.8);
        return pair switch
        {
            RegimeChangeSeverity.Normal when points >= 3 => RegimeChangeSeverity.High,
            RegimeChangeSeverity.High when points >= 4 => RegimeChangeSeverity.Critical,
            RegimeChangeSeverity.Critical when points < 2 => RegimeChangeSeverity.High,
            _ => pair,
        };
    }

    private static int Points(double value, double one, double two)
    {
        if (value > two)
            return 2;
        return value > one ? 1 : 0;
    }
}

using Daybook.Engine.Regimes.Transitions;

namespace Daybook.Engine.Protections.Chain;

/// <summary>
/// Which protections a change of the regime may lift. High: grace and holding. Critical: whipsaw, too. Core assets and the trading state: never.
/// Source: the reference system's protection orchestrator.
/// </summary>
internal static class OverrideMatrix
{
    /// <summary>True when the chain grants bypassing a protection.</summary>
    /// <param name="protection">One of <see cref="ProtectionNames"/>.</param>
    /// <param name="context">What speaks for it.</param>
    public static bool Grants(string protection, OverrideContext context)
    {
        return protection switch
        {
            ProtectionNames.Grace or ProtectionNames.Holding => context.IsGrave,
            ProtectionNames.Whipsaw => context.Severity == RegimeChangeSeverity.Critical,
            _ => false,
        };
    }
}

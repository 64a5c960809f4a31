using Daybook.Engine.Configuration;

namespace Daybook.Engine.WhatIf;

/// <summary>Makes configurations of variants.</summary>
internal static class VariantConfigurations
{
    /// <summary>The configurations, and the variants that have none; both in order.</summary>
    public static (IReadOnlyList<(Variant Variant, EngineConfiguration Configuration)> Legal, IReadOnlyList<RefusedVariant> Refused) Of(
        EngineConfiguration inForce, IEnumerable<Variant> variants)
    {
        var legal = new List<(Variant, EngineConfiguration)>();
        var refused = new List<RefusedVariant>();
        foreach (var variant in variants)
        {
            try
            {
                legal.Add((variant, inForce.With(variant.Settings)));
            }
            catch (ConfigurationException problem)
            {
                refused.Add(new RefusedVariant(variant, problem.Errors));
            }
        }

        return (legal, refused);
    }
}

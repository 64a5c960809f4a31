using System.Globalization;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Protections;
using Daybook.Engine.Replay;

namespace Daybook.Engine.WhatIf;

/// <summary>Replays without one protection after the other.</summary>
internal static class ProtectionComparisons
{
    private static readonly (string Protection, string Key, string Value)[] Weakest =
    [
        (ProtectionNames.CoreAsset, "core.enabled", "false"),
        (ProtectionNames.Grace, "grace.enabled", "false"),
        (ProtectionNames.Holding, "holding.min_days", ParameterRegistry.Find("holding.min_days")!.Minimum!.Value.ToString(CultureInfo.InvariantCulture)),
        (ProtectionNames.Whipsaw, "whipsaw.enabled", "false"),
    ];

    public static async Task<IReadOnlyList<ProtectionComparison>> RunAsync(
        ReplayOptions options, CounterfactualOptions? how, IProgress<CounterfactualProgress>? progress, CancellationToken cancellationToken)
    {
        var inForce = options.Rebalance.Configuration;
        var changing = Weakest.Where(one => ParameterRegistry.Find(one.Key)!.TextOf(inForce) != one.Value).Select(one => Variant.Of((one.Key, one.Value)));
        var (legal, refused) = VariantConfigurations.Of(inForce, changing);
        var result = await Counterfactual.RunAsync(options, [.. legal.Select(one => one.Variant)], how, progress, cancellationToken).ConfigureAwait(false);
        return [.. Weakest.Select(one => Comparison(one.Protection, one.Key, one.Value, result, refused))];
    }

    private static ProtectionComparison Comparison(string protection, string key, string value, CounterfactualResult result, IReadOnlyList<RefusedVariant> refused)
    {
        var without = Variant.Of((key, value));
        var isFlag = value == "false";
        var run = result.Variants.FirstOrDefault(one => one.Variant.Equals(without));
        var note = (run, refused.FirstOrDefault(one => one.Variant.Equals(without)), isFlag) switch
        {
            (null, { } problem, _) => $"nothing was compared: {problem.Reason}",
            (null, null, true) => "nothing was compared: it is switched off already",
            (null, null, false) => $"nothing was compared: it cannot be switched off, and {without} is its weakest legal value already",
            (_, _, true) => $"compared with {without}",
            (_, _, false) => $"it cannot be switched off; compared with its weakest legal value, {without}",
        };
        return new ProtectionComparison(protection, without, isFlag, note, result.Base, run);
    }
}

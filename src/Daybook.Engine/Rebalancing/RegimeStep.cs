using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Events;

namespace Daybook.Engine.Rebalancing;

/// <summary>Looks at the regime, and has the rebalance obey its parameters where that is set. Without a new look, the parameters of the last one are in force.</summary>
internal static class RegimeStep
{
    /// <summary>The key of the settings that a regime changes.</summary>
    public const string Settings = "settings";

    /// <summary>The key of a setting's value in the configuration.</summary>
    public const string Configured = "configured";

    /// <summary>The key of the value that is obeyed.</summary>
    public const string Applied = "applied";

    public static void Take(Workbench bench, RegimeLook look)
    {
        var (options, regimes) = (bench.Options, bench.Options.Regimes);
        if (bench.Snapshot.Regime is { } observation)
            bench.Take(look(bench.State.Regimes, observation, regimes));
        bench.Options = options.InForce(bench.State.Regimes);
        if (!bench.IsRead || ReferenceEquals(bench.Options, options))
            return;
        Parameter[] changed = [.. SettingsInRegime.Changed(options.Configuration, bench.Options.Configuration)];
        if (changed.Length > 0)
            bench.Emit(RebalanceSteps.Regime, Said(bench, options.Configuration, changed));
    }

    private static PortfolioEvent Said(Workbench bench, EngineConfiguration configured, Parameter[] changed)
    {
        var (regime, applied) = (bench.State.Regimes.InForce!.Name, bench.Options.Configuration);
        return PortfolioEvent.Create(
            EventTypes.RegimeParametersApplied,
            bench.At,
            $"{regime}: {string.Join(", ", changed.Select(parameter => $"{parameter.Key} {parameter.TextOf(configured)} to {parameter.TextOf(applied)}"))}",
            regime: regime,
            metadata: Metadata.Of((Settings, Metadata.Of([.. changed.Select(parameter =>
                (parameter.Key, (MetadataValue)Metadata.Of((Configured, ValueOf(parameter, configured)), (Applied, ValueOf(parameter, applied)))))]))));
    }

    private static MetadataValue ValueOf(Parameter parameter, EngineConfiguration configuration) => parameter.ValueOf(configuration) switch
    {
        int whole => whole,
        double number => number,
        _ => parameter.TextOf(configuration),
    };
}

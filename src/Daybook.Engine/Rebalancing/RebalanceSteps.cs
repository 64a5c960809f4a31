namespace Daybook.Engine.Rebalancing;

/// <summary>The steps of a rebalance, in their order. Each is a trace inside that of the <see cref="Rebalance"/>.</summary>
internal static class RebalanceSteps
{
    /// <summary>The whole: its beginning and its end are recorded here, the steps are traces inside it.</summary>
    public const string Rebalance = "rebalance";

    /// <summary>The regime is looked at.</summary>
    public const string Regime = "regime";

    /// <summary>The universe is scored, and it is said of every asset whether it is selected.</summary>
    public const string Scoring = "scoring";

    /// <summary>What is held is reviewed: core assets, and positions under the threshold.</summary>
    public const string Review = "review";

    /// <summary>Buckets and correlations are held to their limits.</summary>
    public const string Diversification = "diversification";

    /// <summary>The protections judge the targets, which are then fitted to what can be financed.</summary>
    public const string Protection = "protection";

    /// <summary>The inner steps, in their order.</summary>
    public static IReadOnlyList<string> Inner { get; } = [Regime, Scoring, Review, Diversification, Protection];
}

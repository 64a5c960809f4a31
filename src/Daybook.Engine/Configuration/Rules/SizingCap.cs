namespace Daybook.Engine.Configuration.Rules;

/// <summary>The largest position that sizing leaves.</summary>
internal static class SizingCap
{
    /// <summary>The second stage's limit where there is one, otherwise the first's.</summary>
    public static double Of(EngineConfiguration configuration) =>
        configuration.Sizing.TwoStage ? configuration.Sizing.MaxFinalSize : configuration.Sizing.MaxInitialSize;
}

namespace Daybook.Cli.Demo;

/// <summary>The protections' settings in the demo: the reference's defaults.</summary>
internal static class DemoRules
{
    /// <summary>The score from which a position is held.</summary>
    public const double Threshold = 0.60;

    /// <summary>The score from which one is opened.</summary>
    public const double OpenThreshold = 0.64;

    /// <summary>How many positions are held at most.</summary>
    public const int MostPositions = 9;

    /// <summary>Cycles that the whipsaw window allows.</summary>
    public const int MaxCycles = 1;

    /// <summary>The whipsaw window.</summary>
    public const int WindowDays = 14;

    /// <summary>How long a position under the threshold is kept.</summary>
    public const int GraceDays = 5;

    /// <summary>What a day in grace leaves of a position.</summary>
    public const double DecayRate = 0.8;

    /// <summary>What is left of it at least.</summary>
    public const double DecayFloor = 0.1;

    /// <summary>How long a position is held at least.</summary>
    public const int MinHoldingDays = 3;
}

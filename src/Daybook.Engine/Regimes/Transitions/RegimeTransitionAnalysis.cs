namespace Daybook.Engine.Regimes.Transitions;

/// <summary>What two readings say of the change between them.</summary>
internal sealed record RegimeTransitionAnalysis
{
    /// <summary>The checks of a sudden change, all of them, in order; none for two readings of the same regime.</summary>
    public required IReadOnlyList<Verdict> Checks { get; init; }

    /// <summary>Whether every check but that of the momentum passed; null for two readings of the same regime.</summary>
    public required bool? IsValid { get; init; }

    /// <summary>Whether the change is sudden: every check passed, that of the momentum too.</summary>
    public required bool IsSudden { get; init; }

    /// <summary>How strong the change is, 0 to 1.</summary>
    public required double Momentum { get; init; }

    /// <summary>How grave the change is.</summary>
    public required RegimeChangeSeverity Severity { get; init; }

    /// <summary>How many days the new regime can be expected to last, 10 to 120.</summary>
    public required int ExpectedDays { get; init; }

    /// <summary>How well the change is supported, 0 to 1.</summary>
    public required double ValidationScore { get; init; }

    /// <summary>What set the change off, in ordinal order.</summary>
    public required IReadOnlyList<string> Triggers { get; init; }
}

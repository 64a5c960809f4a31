namespace Daybook.Operations.Interventions;

/// <summary>Releases what a protection locks in a live portfolio.</summary>
public sealed record ReleaseRequest
{
    /// <summary>The asset whose lock is released.</summary>
    public required string Asset { get; init; }

    /// <summary>The protection, one of <see cref="ReleaseOperation.Protections"/>.</summary>
    public required string Protection { get; init; }

    /// <summary>Who says so.</summary>
    public required string? By { get; init; }

    /// <summary>Why.</summary>
    public required string? Reason { get; init; }

    /// <summary>The portfolio's name; empty: the one without a name; null: the only one.</summary>
    public string? Portfolio { get; init; }
}

namespace Daybook.Operations.Verifying;

/// <summary>Asks to recompute everything that a journal claims.</summary>
public sealed record VerifyRequest
{
    /// <summary>Whether a missing anchor is a finding, not a warning. Default: false.</summary>
    public bool RequireAnchor { get; init; }

    /// <summary>A root that was kept elsewhere, in 64 hex digits: the journal must still have it; null: none.</summary>
    public string? ExpectRoot { get; init; }

    /// <summary>How many events the journal had at that root; null: all that it has.</summary>
    public long? At { get; init; }
}

namespace Daybook.Operations.Doctoring;

/// <summary>Asks how a journal's surroundings stand.</summary>
public sealed record DoctorRequest
{
    /// <summary>What the caller says of itself, such as its version: it comes first in the answer. Default: nothing.</summary>
    public IReadOnlyList<DoctorCheck> Own { get; init; } = [];
}

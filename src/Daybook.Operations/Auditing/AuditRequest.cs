using Daybook.Operations.Inputs;
using Daybook.Operations.Selecting;

namespace Daybook.Operations.Auditing;

/// <summary>Asks whether what was recorded makes sense.</summary>
public sealed record AuditRequest
{
    /// <summary>Which events are reported; rules see every event all the same.</summary>
    public Selection Selection { get; init; } = new();

    /// <summary>The rules, by their names; empty: all.</summary>
    public IReadOnlyList<string> Rule { get; init; } = [];

    /// <summary>The settings that trades are judged by; nothing: those that a portfolio recorded, or none.</summary>
    public SettingsRequest Settings { get; init; } = new();

    /// <summary>How many events of a finding are told in words, 0 to 10,000,000. Default: 3.</summary>
    public int Examples { get; init; } = 3;

    /// <summary>How many event ids of a finding are kept, 0 to 10,000,000; counts are exact in any case. Default: 10,000.</summary>
    public int Events { get; init; } = 10_000;
}

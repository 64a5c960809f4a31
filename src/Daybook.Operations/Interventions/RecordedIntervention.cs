using System.Text.Json.Serialization;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Trading;

namespace Daybook.Operations.Interventions;

/// <summary>An intervention that was recorded, and survives a power cut.</summary>
/// <param name="Journal">The journal's address, as the caller wrote it.</param>
/// <param name="Event">The id of the event that says so.</param>
public sealed record RecordedIntervention(string Journal, long Event)
{
    /// <summary>Whose it is, by name; null: that of the portfolio without a name, or of all.</summary>
    [JsonIgnore]
    public string? Portfolio { get; init; }

    /// <summary>True for what was said to all portfolios of a journal that has several.</summary>
    [JsonIgnore]
    public bool IsToAll { get; init; }

    /// <summary>What trading was allowed to do before; null for a release.</summary>
    [JsonIgnore]
    public TradingStatus? Before { get; init; }

    /// <summary>The lock that was released; null when it is not known whether there was one, or for a trading state.</summary>
    [JsonIgnore]
    public ProtectionLock? Lock { get; init; }
}

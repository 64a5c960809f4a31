using System.Text.Json.Serialization;
using Daybook.Engine.Redeciding;

namespace Daybook.Operations.Redeciding;

/// <summary>What came of deciding again.</summary>
/// <param name="Run">The run's session; null for the live portfolio.</param>
/// <param name="Decisions">Rebalances that were decided again.</param>
/// <param name="Identical">Those that came out as they were recorded, byte for byte.</param>
/// <param name="Explained">Those that come out otherwise for changes of the rules since, by these changes.</param>
/// <param name="SettingsNotUsed">The recorded settings that this version does not know, by key: untrusted.</param>
/// <param name="Differences">Where the others differ.</param>
public sealed record RedecideAnswer(
    string? Run, long Decisions, long Identical, IReadOnlyList<ExplainedDecisions> Explained, IReadOnlyCollection<string> SettingsNotUsed, IReadOnlyList<DecisionDifference> Differences)
{
    /// <summary>Rebalances that differ, and no change of the rules explains it.</summary>
    [JsonIgnore]
    public long Differing => Decisions - Identical - Explained.Sum(explained => explained.Decisions);
}

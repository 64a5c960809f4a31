using System.Text.Json.Serialization;
using Daybook.Engine.Selection;

namespace Daybook.Engine.Explaining;

/// <summary>What the selection said of an asset, and who stood against it.</summary>
public sealed record SelectionAnswer
{
    /// <summary>One of <see cref="SelectionCodes"/>, or the code of what barred it.</summary>
    public required string Code { get; init; }

    /// <summary>
    /// Its rank by score, 1 being the best: of a new asset among the new ones that reach the threshold, of a held one among the held. Null when it has no score, does not
    /// reach the threshold, or is kept whatever its score.
    /// </summary>
    public int? Rank { get; init; }

    /// <summary>How many assets are ranked.</summary>
    public required int Ranked { get; init; }

    /// <summary>Places that they could get.</summary>
    public required int Places { get; init; }

    /// <summary>The assets that are ranked before it, best first; without a rank all that are ranked.</summary>
    public required IReadOnlyList<RankedAsset> Ahead { get; init; }

    /// <summary>The last one that got a place, or null when none did.</summary>
    public RankedAsset? Last { get; init; }
}

/// <summary>An asset in the ranking.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Score">Its score.</param>
/// <param name="Code">What the selection said of it.</param>
public sealed record RankedAsset(string Asset, double Score, string Code)
{
    /// <summary>True when it got a place.</summary>
    [JsonIgnore]
    public bool HasPlace => Code is SelectionCodes.Held or SelectionCodes.New;
}

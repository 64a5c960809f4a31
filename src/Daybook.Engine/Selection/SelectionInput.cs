using System.Collections.Immutable;

namespace Daybook.Engine.Selection;

/// <summary>What a selection goes by.</summary>
internal sealed record SelectionInput
{
    /// <summary>The scored assets, in the order that decides between equal scores. If an asset appears twice, the first counts.</summary>
    public required IReadOnlyList<SelectionItem> Items { get; init; }

    /// <summary>The positions, as fractions of the portfolio.</summary>
    public ImmutableDictionary<string, double> Current { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>
    /// Positions that are kept whatever their score, and the sizes at which they are kept (what a grace period left of them, or their present size). A size
    /// over the present one counts as that: keeping buys nothing. An asset that is not held, or whose size is not above 0, is judged by its score.
    /// </summary>
    public ImmutableDictionary<string, double> Kept { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Assets that may not be selected, and the code why. One that is held is closed for it, unless it is kept.</summary>
    public ImmutableDictionary<string, string> Barred { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Asked of each new asset that would get a place, best first, with the assets that stay or have got one: the code why it is left out, or null when nothing speaks
    /// against it. Null: nothing ever does.
    /// </summary>
    public Func<string, IReadOnlyList<string>, string?>? Objection { get; init; }
}

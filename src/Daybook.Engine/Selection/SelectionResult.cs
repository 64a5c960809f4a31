using Daybook.Engine.Sizing;

namespace Daybook.Engine.Selection;

/// <summary>Which assets are selected, and what shall become of the positions.</summary>
/// <param name="Choices">Every asset of the items, in their order, then every other that is held, in ordinal order.</param>
/// <param name="Selected">The assets that get a size by their score: first those that are held, in the order of the items, then the new ones, best
/// first.</param>
/// <param name="Sizing">The sizes of the selected.</param>
/// <param name="Targets">First the sized positions, in the order of <see cref="SizingResult.Positions"/>, then those that are kept, then those that are closed,
/// both in ordinal order.</param>
internal sealed record SelectionResult(IReadOnlyList<SelectionChoice> Choices, IReadOnlyList<string> Selected, SizingResult Sizing, IReadOnlyList<Target> Targets);

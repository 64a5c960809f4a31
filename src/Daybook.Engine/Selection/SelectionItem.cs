namespace Daybook.Engine.Selection;

/// <summary>An asset that may be selected.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Score">Its score, 0..1, for a held asset up to 1.02; null when it could not be scored. One that is not finite counts as none.</param>
internal sealed record SelectionItem(string Asset, double? Score);

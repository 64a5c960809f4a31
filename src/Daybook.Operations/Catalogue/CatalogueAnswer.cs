using Daybook.Events;

namespace Daybook.Operations.Catalogue;

/// <summary>The event types that Daybook knows.</summary>
/// <param name="Types">The types, in the order of the catalogue.</param>
public sealed record CatalogueAnswer(IReadOnlyList<CatalogueType> Types);

/// <summary>One of them.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Category">Its category.</param>
/// <param name="Severity">How grave such an event is.</param>
/// <param name="Description">What it says, in a sentence.</param>
/// <param name="Actions">The actions that it admits.</param>
/// <param name="Metadata">The keys that its metadata may have.</param>
public sealed record CatalogueType(string Name, string Category, Severity Severity, string Description, IReadOnlyList<string> Actions, IReadOnlyList<string> Metadata);

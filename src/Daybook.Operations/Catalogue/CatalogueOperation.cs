using Daybook.Events;

namespace Daybook.Operations.Catalogue;

/// <summary>The event types that Daybook knows. It asks no journal.</summary>
public static class CatalogueOperation
{
    /// <summary>The types.</summary>
    public static CatalogueAnswer Run() =>
        new([.. EventTypes.All.Select(type => new CatalogueType(type.Name, type.Category.Name, type.Severity, type.Description, [.. type.Actions], [.. type.MetadataKeys.Select(key => key.Name)]))]);
}

using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Protections.Whipsaw;

namespace Daybook.Engine.Protections;

/// <summary>The settings of all protections. They are no part of the state: changing them loses nothing that is known.</summary>
public sealed record ProtectionOptions
{
    /// <summary>Those of core assets.</summary>
    public CoreAssetOptions CoreAssets { get; init; } = new();

    /// <summary>Those of grace periods.</summary>
    public GraceOptions Grace { get; init; } = new();

    /// <summary>Those of holding periods.</summary>
    public HoldingOptions Holding { get; init; } = new();

    /// <summary>Those of whipsaw protection.</summary>
    public WhipsawOptions Whipsaw { get; init; } = new();
}

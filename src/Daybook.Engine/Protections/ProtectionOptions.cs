using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Engine.Settings;

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

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => SettingProblems.Refuse(
        [.. CoreAssetOptions.Section.Problems(CoreAssets), .. GraceOptions.Section.Problems(Grace), .. HoldingOptions.Section.Problems(Holding), .. WhipsawOptions.Section.Problems(Whipsaw)]);
}

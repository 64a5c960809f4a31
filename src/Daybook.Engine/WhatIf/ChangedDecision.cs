namespace Daybook.Engine.WhatIf;

/// <summary>A decision that two replays took differently.</summary>
/// <param name="Date">The day of the rebalance.</param>
/// <param name="Asset">The asset.</param>
/// <param name="Base">What the settings in force decided, or null: nothing of this asset.</param>
/// <param name="Variant">What the other settings decided, or null: nothing of this asset.</param>
public sealed record ChangedDecision(DateOnly Date, string Asset, DecidedTarget? Base, DecidedTarget? Variant)
{
    /// <summary>What stands for a reason on a day on which one of the two did not rebalance.</summary>
    public const string NoRebalance = "no_rebalance";

    /// <summary>
    /// Why the settings in force decided so: the refusal (<c>close refused by grace_period</c>), or else the code of the target (<see cref="Sizing.TargetCodes"/>) or of the selection
    /// (<see cref="Selection.SelectionCodes"/>, or what barred the asset); <see cref="NoRebalance"/>; null when the asset's score was too low for a place, or it had none.
    /// </summary>
    public string? BaseWhy { get; init; }

    /// <summary>Why the other settings decided so.</summary>
    public string? VariantWhy { get; init; }

    /// <summary>How close to the cause it is: 0 when a protection refused in one of the two what it did not refuse in the other, 1 when the reason is another one, 2 for another size or action alone.</summary>
    internal int Distance => BaseWhy == VariantWhy ? 2 : IsRefusal(BaseWhy) || IsRefusal(VariantWhy) ? 0 : 1;

    private static bool IsRefusal(string? why) => why?.Contains(" refused by ", StringComparison.Ordinal) == true;
}

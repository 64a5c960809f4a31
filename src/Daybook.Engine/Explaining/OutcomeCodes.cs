namespace Daybook.Engine.Explaining;

/// <summary>Why an asset was not opened, where neither the selection nor the target says it.</summary>
internal static class OutcomeCodes
{
    /// <summary>It was not in the universe.</summary>
    public const string NotInUniverse = "not_in_universe";

    /// <summary>It was selected, but found no size of at least the smallest.</summary>
    public const string NoSize = "no_size";

    /// <summary>It was selected and approved, but nothing was left of its size: its bucket or the money did not allow it.</summary>
    public const string NotFinanced = "not_financed";
}

namespace Daybook.Decisions;

/// <summary>What a decision came to.</summary>
public enum DecisionAction
{
    /// <summary>The asset is to be bought; it was not held.</summary>
    Open,

    /// <summary>The position is to be made larger.</summary>
    Increase,

    /// <summary>The position is to be made smaller.</summary>
    Decrease,

    /// <summary>The position is to be sold.</summary>
    Close,

    /// <summary>The position stays as it is.</summary>
    Hold,

    /// <summary>The asset was considered, and is not bought.</summary>
    NotOpen,

    /// <summary>The position was to be sold, and is not.</summary>
    NotClose,
}

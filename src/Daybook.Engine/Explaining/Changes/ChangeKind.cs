namespace Daybook.Engine.Explaining.Changes;

/// <summary>What is changed when a decision is made again.</summary>
public enum ChangeKind
{
    /// <summary>The asset's own score.</summary>
    Score,

    /// <summary>A parameter of the configuration.</summary>
    Parameter,

    /// <summary>The decision's time: a block that ends by itself had ended.</summary>
    Time,

    /// <summary>What a person said trading may do.</summary>
    TradingState,
}

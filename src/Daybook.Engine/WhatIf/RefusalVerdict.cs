namespace Daybook.Engine.WhatIf;

/// <summary>What can be said of a protection's refusals.</summary>
public enum RefusalVerdict
{
    /// <summary>There are too few clusters of episodes to say anything.</summary>
    TooFew,

    /// <summary>There are enough, and they do not tell right from wrong.</summary>
    NoEvidence,

    /// <summary>What was refused would have done worse than what else was held.</summary>
    Right,

    /// <summary>What was refused would have done better.</summary>
    Wrong,
}

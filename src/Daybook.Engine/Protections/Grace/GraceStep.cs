namespace Daybook.Engine.Protections.Grace;

/// <summary>What becomes of a position when its score is looked at.</summary>
public enum GraceStep
{
    /// <summary>It is kept as it is.</summary>
    Hold,

    /// <summary>It fell under the threshold: its grace period begins, and its size stays.</summary>
    Start,

    /// <summary>It is in its grace period, and shrinks.</summary>
    Decay,

    /// <summary>It is over the threshold again, or exempt: its grace period ends, and its size stays.</summary>
    Recovery,

    /// <summary>The days are over, and it is to be closed.</summary>
    ForceClose,
}

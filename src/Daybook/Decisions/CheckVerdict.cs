namespace Daybook.Decisions;

/// <summary>What a rule said of a request.</summary>
public enum CheckVerdict
{
    /// <summary>It says nothing for or against; it is a fact that the decision was made with, such as a score.</summary>
    Noted,

    /// <summary>It let the request pass.</summary>
    Passed,

    /// <summary>It was against the request, and was bypassed.</summary>
    Overridden,

    /// <summary>It refused the request.</summary>
    Blocked,

    /// <summary>It could not be evaluated.</summary>
    Failed,
}

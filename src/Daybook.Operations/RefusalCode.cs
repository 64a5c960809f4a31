namespace Daybook.Operations;

/// <summary>Why a request was refused. A closed list: a program can tell them apart, in JSON by their words in snake case.</summary>
public enum RefusalCode
{
    /// <summary>A parameter is not what it should be, or outside its range.</summary>
    InvalidValue,

    /// <summary>A parameter is no time, or no length of time.</summary>
    InvalidTime,

    /// <summary>A filter cannot be read; the message names the column.</summary>
    InvalidFilter,

    /// <summary>A parameter that is needed is missing or empty.</summary>
    MissingValue,

    /// <summary>Parameters contradict each other.</summary>
    Contradiction,

    /// <summary>The journal has no such session.</summary>
    SessionNotFound,

    /// <summary>Several sessions are meant by what was given.</summary>
    AmbiguousSession,

    /// <summary>The journal has no such portfolio.</summary>
    PortfolioNotFound,

    /// <summary>The journal has several portfolios, and none was named.</summary>
    AmbiguousPortfolio,
}

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

    /// <summary>A file is not there, or cannot be read as what it should be; the message names it, and the line.</summary>
    InvalidInput,

    /// <summary>A line holds no event that can be recorded; the message names line and column, and says what is recorded of those before it.</summary>
    InvalidEvent,

    /// <summary>An idempotency key was used for other events before; nothing was recorded.</summary>
    KeyReused,

    /// <summary>Recording stopped before the end of its input, as when the disk is full or nobody takes the ids; the message says what is recorded.</summary>
    RecordingStopped,

    /// <summary>A file is there already, and was left as it is.</summary>
    FileExists,

    /// <summary>Neither a file's name nor the request says its format.</summary>
    FormatUnknown,

    /// <summary>A file is not what it was when the run was made that was asked about.</summary>
    InputChanged,

    /// <summary>Neither prices nor a simulated market are named.</summary>
    NoMarket,

    /// <summary>What was to be released is not locked.</summary>
    LockNotFound,

    /// <summary>The journal holds no replay, or the session that was named is none.</summary>
    ReplayNotFound,

    /// <summary>A run did not record the settings that are needed.</summary>
    SettingsNotFound,

    /// <summary>The journal holds no decision that says what it was made from.</summary>
    NothingToCompare,

    /// <summary>A configuration has errors; the message has them all, each with its line.</summary>
    InvalidConfiguration,

    /// <summary>There is no setting and no section of that key.</summary>
    SettingUnknown,

    /// <summary>The journal has no event of that id.</summary>
    EventNotFound,

    /// <summary>The journal has no such session.</summary>
    SessionNotFound,

    /// <summary>The journal has no event of such a trace.</summary>
    TraceNotFound,

    /// <summary>No rule of the audit has that name.</summary>
    RuleNotFound,

    /// <summary>Several sessions are meant by what was given.</summary>
    AmbiguousSession,

    /// <summary>The journal has no such portfolio.</summary>
    PortfolioNotFound,

    /// <summary>The journal has several portfolios, and none was named.</summary>
    AmbiguousPortfolio,
}

namespace Daybook.Events;

/// <summary>How much attention an event of a type deserves, in rising order.</summary>
public enum Severity
{
    /// <summary>Detail for someone who follows one decision step by step.</summary>
    Debug,

    /// <summary>A normal fact of the portfolio's life. The default.</summary>
    Info,

    /// <summary>Allowed, but worth a look: a limit was met, a protection stepped in, confidence is low.</summary>
    Warning,

    /// <summary>Something failed, and the portfolio went on without it.</summary>
    Error,

    /// <summary>Something failed, and a person is needed.</summary>
    Critical,
}

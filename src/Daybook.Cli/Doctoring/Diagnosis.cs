namespace Daybook.Cli.Doctoring;

/// <summary>How one thing stands.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>Worth knowing; nothing is wrong.</summary>
    Note,

    /// <summary>Wrong: the message says what to do.</summary>
    Finding,
}

/// <summary>What the doctor says of one thing.</summary>
/// <param name="Name">The thing, for example <c>anchor</c>.</param>
/// <param name="Health">How it stands.</param>
/// <param name="Message">What was seen, and for a finding what to do.</param>
internal sealed record Diagnosis(string Name, Health Health, string Message)
{
    public static Diagnosis Fine(string name, string message) => new(name, Health.Fine, message);

    public static Diagnosis Note(string name, string message) => new(name, Health.Note, message);

    public static Diagnosis Finding(string name, string message) => new(name, Health.Finding, message);
}

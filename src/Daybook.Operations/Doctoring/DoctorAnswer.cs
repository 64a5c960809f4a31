using System.Text.Json.Serialization;

namespace Daybook.Operations.Doctoring;

/// <summary>How a journal's surroundings stand.</summary>
/// <param name="Ok">Whether nothing is wrong.</param>
/// <param name="Checks">What was looked at, in this order.</param>
public sealed record DoctorAnswer(bool Ok, IReadOnlyList<DoctorCheck> Checks)
{
    /// <summary>How many things are wrong.</summary>
    [JsonIgnore]
    public int Findings => Checks.Count(check => check.Health == Health.Finding);
}

/// <summary>How one thing stands.</summary>
public enum Health
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Worth knowing; nothing is wrong.</summary>
    Note,

    /// <summary>Wrong: the message says what to do.</summary>
    Finding,
}

/// <summary>What is said of one thing.</summary>
/// <param name="Name">The thing, for example <c>anchor</c>.</param>
/// <param name="Health">How it stands.</param>
/// <param name="Message">What was seen, and for a finding what to do.</param>
public sealed record DoctorCheck(string Name, Health Health, string Message)
{
    internal static DoctorCheck Ok(string name, string message) => new(name, Health.Ok, message);

    internal static DoctorCheck Note(string name, string message) => new(name, Health.Note, message);

    internal static DoctorCheck Finding(string name, string message) => new(name, Health.Finding, message);
}

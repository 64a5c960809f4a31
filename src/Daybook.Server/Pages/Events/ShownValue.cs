namespace Daybook.Server.Pages.Events;

/// <summary>One value of an event, for reading. Names and texts out of events are untrusted.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Text">The value; null: it has parts.</param>
/// <param name="Condition">The condition that holds for events of the same value; null: there is none that would help.</param>
internal sealed record ShownValue(string Name, string? Text, string? Condition)
{
    /// <summary>What the name means; null: that is not known, or plain.</summary>
    public string? Meaning { get; init; }

    /// <summary>The time, when the value is one.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Its parts.</summary>
    public IReadOnlyList<ShownValue> Parts { get; init; } = [];
}

using System.Globalization;
using Daybook.Events;

namespace Daybook.Recording;

/// <summary>How a journal records. Checked when the journal is opened; every wrong value is named at once.</summary>
public sealed record JournalOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Events that the buffer holds, 1 to 1,000,000. Default: 65,536.</summary>
    public int BufferCapacity { get; init; } = 65_536;

    /// <summary>How long a recorded event may wait for its group, 1 ms to 1 h. Default: 100 ms.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// How long <c>Record</c> waits when the buffer is full before it refuses, 0 to 1 h. Default: 1 s.
    /// When it has been waited for in vain once, nobody waits again until the buffer has room.
    /// </summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The largest number of events in a group, 1 to 1,000,000; a larger atomic append is a group of its own. Default: 8,192.</summary>
    public int MaxGroup { get; init; } = 8_192;

    /// <summary>Who records: written into every event that has no actor; null: nobody is named. At most 256 characters. Default: the process's name.</summary>
    public string? Actor { get; init; } = AppDomain.CurrentDomain.FriendlyName;

    /// <summary>
    /// Whether opening the journal ends the sessions in which nobody takes part any more. Default: true. An import leaves them as they are: it adds nothing of its own.
    /// </summary>
    public bool EndAbandonedSessions { get; init; } = true;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where ids of sessions and traces come from. Default: UUIDv7 by <see cref="Time"/>.</summary>
    public IIdSource? Ids { get; init; }

    /// <summary>Throws when a value is out of its range, and names every such value.</summary>
    /// <exception cref="ArgumentException">A value is wrong; the message holds each key with the value seen.</exception>
    internal void Validate()
    {
        var errors = new List<string>();
        Require(BufferCapacity is >= 1 and <= 1_000_000, nameof(BufferCapacity), BufferCapacity, "1 to 1,000,000 events");
        Require(FlushInterval >= TimeSpan.FromMilliseconds(1) && FlushInterval <= Longest, nameof(FlushInterval), FlushInterval, "1 ms to 1 h");
        Require(MaxWait >= TimeSpan.Zero && MaxWait <= Longest, nameof(MaxWait), MaxWait, "0 to 1 h");
        Require(MaxGroup is >= 1 and <= 1_000_000, nameof(MaxGroup), MaxGroup, "1 to 1,000,000 events");
        Require(
            Actor is null || (Actor.Length is > 0 and <= EventText.MaxShort && EventText.IsStorable(Actor)),
            nameof(Actor), $"of {Actor?.Length} characters", $"well-formed text of 1 to {EventText.MaxShort} characters");
        Require(Time is not null, nameof(Time), "null", "a clock");
        if (errors.Count > 0)
            throw new ArgumentException($"The journal was not opened; correct its options: {string.Join("; ", errors)}.");

        void Require(bool holds, string key, object seen, string needed)
        {
            if (!holds)
                errors.Add(string.Create(CultureInfo.InvariantCulture, $"{key} is {seen}, but must be {needed}"));
        }
    }
}

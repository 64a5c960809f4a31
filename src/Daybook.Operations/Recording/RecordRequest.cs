using Daybook.Storage;

namespace Daybook.Operations.Recording;

/// <summary>Asks to record events, given as lines of JSON.</summary>
public sealed record RecordRequest
{
    /// <summary>What an event survives once its id is told. Default: a power cut.</summary>
    public Durability Durability { get; init; } = Durability.Synced;

    /// <summary>Whether all lines are recorded or none. Default: false, and each is as it comes.</summary>
    public bool Atomic { get; init; }

    /// <summary>
    /// For events that are recorded together: names this request and its repetitions, 1 to 256 characters. When it was recorded before, nothing is added and the answer is the first one's.
    /// Null: a repetition is recorded again.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The portfolio whose name a session around the events says, 1 to 128 characters; lines with a session of their own stay in it. Null: no session.</summary>
    public string? Portfolio { get; init; }
}

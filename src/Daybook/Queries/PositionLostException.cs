using Daybook.Storage;

namespace Daybook.Queries;

/// <summary>A reader's position does not exist any more: the journal lost events behind which the reader stood. The message says where to go on.</summary>
public sealed class PositionLostException : IOException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="position">The position that is lost.</param>
    /// <param name="restartAt">Where to go on, or null when only the journal's beginning is certain.</param>
    /// <param name="message">What happened, and what to do.</param>
    public PositionLostException(JournalPosition position, JournalPosition? restartAt, string message)
        : base(message)
    {
        Position = position;
        RestartAt = restartAt;
    }

    /// <summary>The position that is lost.</summary>
    public JournalPosition Position { get; }

    /// <summary>Where to go on: right before the journal's recovery event, up to which everything that survived is unchanged. Null: start at the beginning.</summary>
    public JournalPosition? RestartAt { get; }
}

using System.Globalization;
using Daybook.Events;
using Daybook.Recording.Sessions;

namespace Daybook.Recording.Writing;

/// <summary>Stands in the buffer where events were refused, and becomes an event that says so when the journal writes again.</summary>
internal sealed class RecordingGap(DateTimeOffset first, string cause)
{
    private const int MaxCause = 2_000;

    public long Refused { get; private set; }

    public DateTimeOffset First { get; } = first;

    public DateTimeOffset Last { get; private set; } = first;

    public string Cause { get; } = StorableText.Of(cause, MaxCause);

    public void Add(long refused, DateTimeOffset at)
    {
        Refused += refused;
        Last = at > Last ? at : Last;
    }

    /// <summary>Takes in a gap that follows without an event between.</summary>
    public void Absorb(RecordingGap next) => Add(next.Refused, next.Last);

    public PortfolioEvent ToEvent(string? actor) => PortfolioEvent.OfJournal(new EventFields
    {
        Type = EventTypes.RecordingGap,
        OccurredMicros = Microseconds.From(Last),
        Actor = actor,
        Reason = string.Create(
            CultureInfo.InvariantCulture,
            $"{Refused:N0} events were refused between {IsoTime.Format(First)} and {IsoTime.Format(Last)} and are missing here: {Cause}"),
        Metadata = Metadata.Of(("refused", Refused), ("first_refused_at", First), ("last_refused_at", Last), ("cause", Cause)),
    });
}

using System.Globalization;

namespace Daybook.Operations.Recording;

/// <summary>Hands over the ids of recorded events, in order, and counts them.</summary>
/// <param name="recorded">Takes them; null: nobody does.</param>
internal sealed class RecordedIds(Action<IReadOnlyList<RecordedEvent>>? recorded)
{
    private readonly List<RecordedEvent> _pending = [];

    /// <summary>How many ids were told.</summary>
    public long Count { get; private set; }

    /// <summary>What became of the events before the one that stopped it.</summary>
    public string Kept => Count switch
    {
        0 => "nothing was recorded",
        1 => "the event before it is recorded",
        _ => string.Create(CultureInfo.InvariantCulture, $"the {Count:N0} events before it are recorded"),
    };

    /// <summary>Tells one id; <see cref="HandOver"/> hands it over.</summary>
    public void Tell(long id)
    {
        Count++;
        _pending.Add(new RecordedEvent(id));
    }

    /// <summary>Hands over what was told.</summary>
    public void HandOver()
    {
        if (_pending.Count == 0)
            return;
        recorded?.Invoke(_pending);
        _pending.Clear();
    }
}

using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Queries;

/// <summary>The newest events of one epoch as they were read, by id; the older ones are let go.</summary>
internal sealed class RecentEvents(JournalPosition start)
{
    /// <summary>The most events that are remembered; at least half of it are once so many came.</summary>
    public const int Capacity = 4_096;

    private readonly List<PortfolioEvent> _events = [];
    private long _afterId = start.Id;

    /// <summary>Behind the newest event.</summary>
    public JournalPosition End { get; private set; } = start;

    /// <summary>True when what is remembered reaches to a position, or will soon.</summary>
    public bool IsNear(JournalPosition position) => position.Epoch == End.Epoch && Math.Abs(position.Id - End.Id) <= Capacity;

    /// <summary>Adds the page that continues at the end.</summary>
    public void Add(IReadOnlyList<PortfolioEvent> page)
    {
        if (page.Count == 0)
            return;
        if (_events.Count + page.Count > Capacity && _events.Count > Capacity / 2)
        {
            var let = _events.Count - (Capacity / 2);
            _afterId = _events[let - 1].Id;
            _events.RemoveRange(0, let);
        }

        _events.AddRange(page);
        End = End with { Id = page[^1].Id };
    }

    /// <summary>A page of what comes behind a position, none at the end, or null when that is not known here: of another epoch, behind the end, or let go.</summary>
    public IReadOnlyList<PortfolioEvent>? Behind(JournalPosition position)
    {
        if (position.Epoch != End.Epoch || position.Id < _afterId || position.Id > End.Id)
            return null;

        // Whoever asks mostly lacks the last few.
        var first = _events.FindLastIndex(read => read.Id <= position.Id) + 1;
        return _events.GetRange(first, Math.Min(JournalFollower.PageSize, _events.Count - first));
    }
}

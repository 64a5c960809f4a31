using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Recording.Writing;

/// <summary>What is written in one transaction: a run of the backlog from its oldest item on.</summary>
internal sealed class Group
{
    private readonly List<AppendRequest> _requests = [];
    private readonly List<PendingRequest?> _owners = [];
    private readonly List<PendingFlush> _flushes = [];
    private readonly List<PortfolioEvent> _run = [];

    private Group()
    {
    }

    /// <summary>The requests, in order.</summary>
    public IReadOnlyList<AppendRequest> Requests => _requests;

    /// <summary>Whose each request is; null for a run of recorded events.</summary>
    public IReadOnlyList<PendingRequest?> Owners => _owners;

    /// <summary>The flushes that the group satisfies.</summary>
    public IReadOnlyList<PendingFlush> Flushes => _flushes;

    /// <summary>How many items of the backlog it covers, cancelled ones included.</summary>
    public int Items { get; private set; }

    /// <summary>How many places of the buffer its recorded events hold.</summary>
    public int Places { get; private set; }

    /// <summary>How many waiting events it covers, cancelled ones included.</summary>
    public long Depth { get; private set; }

    /// <summary>How many of its events nobody awaits.</summary>
    public long Unawaited { get; private set; }

    /// <summary>The highest durability that was asked for; at least <see cref="Durability.Committed"/>.</summary>
    public Durability Durability { get; private set; } = Durability.Committed;

    /// <summary>Forms the next group: whole items in order, until it has <paramref name="maxEvents"/> events.</summary>
    public static Group Form(Backlog backlog, int maxEvents, string? actor)
    {
        var group = new Group();
        var events = 0;
        foreach (var item in backlog.Items)
        {
            var more = item is PendingWrite pending ? pending.EventCount : 1;
            if (events > 0 && events + more > maxEvents)
                break;
            events += group.Add(item, actor);
        }

        group.EndRun();
        return group;
    }

    /// <returns>The number of events that the item adds to the group.</returns>
    private int Add(object item, string? actor)
    {
        Items++;
        switch (item)
        {
            case PortfolioEvent recorded:
                Places++;
                Depth++;
                Unawaited++;
                _run.Add(recorded);
                return 1;
            case RecordingGap gap:
                EndRun();
                _requests.Add(new AppendRequest([gap.ToEvent(actor)]) { IsJournalsOwn = true });
                _owners.Add(null);
                return 1;
            case PendingWrite pending:
                Depth += pending.EventCount;
                return pending.TryTake() ? AddTaken(pending) : 0;
            default:
                throw new InvalidOperationException($"The buffer holds a {item.GetType().Name}, which nothing puts there.");
        }
    }

    private int AddTaken(PendingWrite pending)
    {
        Durability = pending.Durability > Durability ? pending.Durability : Durability;
        switch (pending)
        {
            case PendingFlush flush:
                _flushes.Add(flush);
                return 0;
            case PendingRequest owner:
                EndRun();
                _requests.Add(owner.Request);
                _owners.Add(owner);
                if (owner is KeptRequest)
                    Unawaited += owner.EventCount;
                break;
        }

        return pending.EventCount;
    }

    private void EndRun()
    {
        if (_run.Count == 0)
            return;
        _requests.Add(new AppendRequest([.. _run]) { OnConflict = TypeConflict.Rewrite });
        _owners.Add(null);
        _run.Clear();
    }
}

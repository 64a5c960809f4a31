using System.Collections.Concurrent;
using Daybook.Storage;

namespace Daybook.Torture.Bugs;

/// <summary>Acknowledges early: returns before the commit, with the ids that the events will probably have.</summary>
internal sealed class EagerStore : StoreWrapper
{
    private readonly BlockingCollection<(IReadOnlyList<AppendRequest> Group, Durability Durability)> _promised = new(boundedCapacity: 1);
    private readonly Thread _thread;
    private long _count;

    public EagerStore(IEventStore store)
        : base(store)
    {
        _count = store.GetHeadAsync().AsTask().GetAwaiter().GetResult().Count;
        _thread = new Thread(Keep) { IsBackground = true };
        _thread.Start();
    }

    public override IReadOnlyList<AppendOutcome> Append(IReadOnlyList<AppendRequest> group, Durability durability, WriterStatus? status = null)
    {
        var outcomes = new List<AppendOutcome>();
        foreach (var request in group)
        {
            outcomes.Add(new AppendOutcome([.. Enumerable.Range(1, request.Events.Count).Select(i => _count + i)], 0, null));
            _count += request.Events.Count;
        }

        _promised.Add((group, durability));
        return outcomes;
    }

    public override async ValueTask DisposeAsync()
    {
        _promised.CompleteAdding();
        _thread.Join();
        _promised.Dispose();
        await base.DisposeAsync();
    }

    private void Keep()
    {
        foreach (var (group, durability) in _promised.GetConsumingEnumerable())
            Inner.Append(group, durability);
    }
}

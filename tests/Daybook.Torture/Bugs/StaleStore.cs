using Daybook.Filters;
using Daybook.Storage;

namespace Daybook.Torture.Bugs;

/// <summary>Reads the journal once, and says after that that nothing has come in since: whoever decides, decides from the state that it had when it was opened.</summary>
internal sealed class StaleStore(IEventStore store) : StoreWrapper(store)
{
    private volatile bool _wasRead;

    public override async ValueTask<IdPage> ReadMatchingAsync(long fromId, Filter filter, int limit, CancellationToken cancellationToken = default)
    {
        var page = await base.ReadMatchingAsync(fromId, filter, limit, cancellationToken);

        // Who looks for a single event looks a session up.
        if (limit == 1)
            return page;
        if (_wasRead)
            return page with { Events = [], NextId = page.Head.Count + 1 };
        _wasRead = page.IsLast;
        return page;
    }
}

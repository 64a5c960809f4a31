using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Torture.FullDisks;

/// <summary>Fills a journal until an append is refused, and checks that this costs nothing but that append.</summary>
internal sealed class FillUp(SqliteStore store, Random random)
{
    private long _kept;

    /// <summary>Groups that were appended.</summary>
    public int Groups { get; private set; }

    /// <summary>Appends groups of any size until one is refused.</summary>
    /// <returns>What was broken, or null.</returns>
    public async Task<string?> UntilRefusedAsync()
    {
        _kept = (await store.GetHeadAsync()).Count;
        try
        {
            while (true)
            {
                var (first, count) = Append(random.Next(1, 30));
                if (first != _kept + 1)
                    return $"The group after event {_kept} got the id {first}.";
                _kept += count;
            }
        }
        catch (StoreUnavailableException error)
        {
            return error.Message.Contains("Nothing", StringComparison.Ordinal) ? await CheckAsync(store) : $"The refusal does not say what is still true: {error.Message}";
        }
        catch (StoreFaultedException error)
        {
            return $"A full disk is no fault, and would pass: {error.Message}";
        }
    }

    /// <summary>Appends again, now that there is space.</summary>
    /// <returns>What was broken, or null.</returns>
    public async Task<string?> ResumeAsync()
    {
        try
        {
            var (first, count) = Append(random.Next(1, 30));
            if (first != _kept + 1)
                return $"There is space again, and the group after event {_kept} got the id {first}.";
            _kept += count;
            return await CheckAsync(store);
        }
        catch (IOException error)
        {
            return $"There is space again, and an append is refused: {error.Message}";
        }
    }

    /// <summary>Every event that was acknowledged is there, and verified.</summary>
    public async Task<string?> CheckAsync(SqliteSource source)
    {
        try
        {
            var report = await source.VerifyAsync(new VerifyOptions { RequireAnchor = _kept > 0 });
            return !report.Ok ? $"verify: {report.Findings[0].Message}"
                : report.Events != _kept ? $"{_kept} events were acknowledged, and {report.Events} are there." : null;
        }
        catch (IOException error)
        {
            return $"The old events cannot be read: {error.Message}";
        }
    }

    private (long First, int Count) Append(int count)
    {
        var events = Enumerable.Range(1, count).Select(i => Make.Note(new string('x', random.Next(1, 4000)), asset: $"WIDE {i}")).ToArray<PortfolioEvent>();
        var outcome = store.Append([new AppendRequest(events)], random.Next(2) == 0 ? Durability.Synced : Durability.Committed)[0];
        Groups++;
        return (outcome.Ids[0], count);
    }
}

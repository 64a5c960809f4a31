using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite;
using Daybook.Storage;
using Daybook.Torture.Child;

namespace Daybook.Torture.Killing;

/// <summary>Knows what a journal held before a child wrote to it, and judges what is there after the child was killed.</summary>
internal sealed class Witness(string path)
{
    private IReadOnlyList<PortfolioEvent> _settled = [];
    private IReadOnlyList<PortfolioEvent> _seen = [];

    public string Path => path;

    public long Events => _settled.Count;

    /// <summary>How many sessions the last check found running without their writer.</summary>
    public int LastAbandoned { get; private set; }

    /// <summary>Says which promise was broken, or null.</summary>
    /// <param name="seed">The child's seed.</param>
    /// <param name="acknowledged">What the child acknowledged.</param>
    /// <param name="reopen">Also opens for writing; otherwise the log is left as it is, for the next child to recover.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string?> CheckAsync(int seed, IReadOnlyList<Acknowledgement> acknowledged, bool reopen, CancellationToken cancellationToken)
    {
        LastAbandoned = 0;

        // Killed while the journal was made, perhaps: there need not be one to read, but whoever comes next must be able to make it.
        var mayBeAbsent = Events == 0 && acknowledged.Count == 0;
        string? broken = null;
        if (!mayBeAbsent)
            broken = await ReadAsync(seed, acknowledged, cancellationToken);
        if (broken is null && (reopen || mayBeAbsent))
            broken = await ReopenAsync(seed, acknowledged, cancellationToken);
        _settled = _seen;
        return broken;
    }

    private async Task<string?> ReadAsync(int seed, IReadOnlyList<Acknowledgement> acknowledged, CancellationToken cancellationToken)
    {
        try
        {
            await using var source = SqliteSource.Open(path);
            return await JudgeAsync(source, seed, acknowledged, cancellationToken);
        }
        catch (JournalOpenException error)
        {
            return $"It cannot be opened for reading: {error.Message}";
        }
    }

    private async Task<string?> ReopenAsync(int seed, IReadOnlyList<Acknowledgement> acknowledged, CancellationToken cancellationToken)
    {
        try
        {
            await using var store = SqliteStore.Open(path, new SqliteStoreOptions { BlockSize = 16 });
            if (await JudgeAsync(store, seed, acknowledged, cancellationToken) is { } broken)
                return broken;
            var running = await store.GetRunningSessionsAsync(cancellationToken);
            LastAbandoned = running.Count;
            return running.FirstOrDefault(session => !store.IsAbandoned(session.SessionId)) is { } held ? $"Session {held.SessionId} is held by a dead process." : null;
        }
        catch (JournalOpenException error)
        {
            return $"It cannot be opened again: {error.Message}";
        }
    }

    private async Task<string?> JudgeAsync(SqliteSource source, int seed, IReadOnlyList<Acknowledgement> acknowledged, CancellationToken cancellationToken)
    {
        var events = await source.ReadAsync(1, int.MaxValue, cancellationToken);
        _seen = events;
        if (JudgeEvents(events, new Batches(seed), acknowledged) is { } broken)
            return broken;
        var report = await source.VerifyAsync(new VerifyOptions { RequireAnchor = true }, cancellationToken: cancellationToken);
        return report.Ok ? null : $"verify: {report.Findings[0].Message}";
    }

    private string? JudgeEvents(IReadOnlyList<PortfolioEvent> events, Batches batches, IReadOnlyList<Acknowledgement> acknowledged)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].Id != i + 1)
                return $"Event {i + 1} should follow, and {events[i].Id} does.";
            if (i < _settled.Count && !events[i].Equals(_settled[i]))
                return $"Event {i + 1} is not what it was.";
        }

        if (events.Count < _settled.Count)
            return $"{_settled.Count} events were there before, and {events.Count} are.";
        var next = _settled.Count;
        foreach (var acknowledgement in acknowledged)
        {
            if (BatchJudge.Judge(events, ref next, batches, acknowledgement) is { } broken)
                return $"Batch {acknowledgement.Batch} was acknowledged, but {broken}";
        }

        // Behind the last acknowledgement there may be the batch that was being written, whole.
        if (next == events.Count)
            return null;
        var begun = acknowledged.Count;
        var unacknowledged = BatchJudge.Judge(events, ref next, batches, new Acknowledgement(begun, []));
        return unacknowledged is not null ? $"Batch {begun} is half there: {unacknowledged}"
            : next < events.Count ? $"There are {events.Count - next} events that nobody wrote yet." : null;
    }
}

using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Reading;
using Daybook.Storage;

namespace Daybook.Sqlite.Checking;

/// <summary>
/// Folds the events into the caches of the file, and compares: the head, the running sessions, the types and the dictionaries; and checks that no table has further rows.
/// </summary>
internal sealed class CacheCheck(ReadView view, OwnHistory? history, Action<VerifyFinding> find)
{
    private readonly Dictionary<string, long> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventType> _registered = new(StringComparer.Ordinal);
    private readonly bool[] _types = new bool[view.Dictionaries.Types.Count + 1];
    private readonly bool[] _told = [false, .. Enumerable.Range(1, view.Dictionaries.Types.Count).Select(id => IsTold(view.Dictionaries.Types[id]))];
    private readonly bool[][] _used = [.. view.Dictionaries.Texts.Select(texts => new bool[texts.Count + 1])];
    private long? _newestOccurred;
    private long _lastRecorded;
    private int _registeredLater;
    private readonly List<long> _own = [];

    /// <summary>Takes the next row.</summary>
    public void Follow(in CheckedRow row)
    {
        _newestOccurred = Math.Max(_newestOccurred ?? long.MinValue, row.Ids.Occurred);
        _lastRecorded = row.Recorded;
        if (row.Origin == 0 && view.Dictionaries.Types[row.Ids.Type] is { IsBuiltIn: false } own && _registered.TryAdd(own.Name, own) && _types[row.Ids.Type])
            _registeredLater++;
        _types[row.Ids.Type] = true;
        ReadOnlySpan<int> texts = [row.Ids.Asset, row.Ids.Regime, row.Ids.Action, row.Ids.Session, row.Actor, row.Origin];
        for (var i = 0; i < texts.Length; i++)
            _used[i][texts[i]] = true;
        if (_told[row.Ids.Type])
            FollowTold(view.Event(row.Id));
    }

    /// <summary>Compares, after all events were taken.</summary>
    public void Check()
    {
        CheckHead();
        CheckSessions();
        CheckTypes();
        foreach (var (texts, used) in view.Dictionaries.Texts.Zip(_used))
        {
            var isExact = !used.AsSpan(1).Contains(false) && texts.Texts.Distinct(StringComparer.Ordinal).Count() == texts.Count;
            Require(isExact, "cache", $"The dictionary of {texts.Table} has a text twice, or one that no event has.");
            Require(Rows(texts.Table) == texts.Count, "cache", $"The dictionary of {texts.Table} has a row with an impossible number.");
        }

        Require(Rows("block") == view.Head.SealedBlocks, "block", "There are more or fewer blocks than the events fill.");
        Require(Rows("posting") == view.Head.SealedBlocks * BlockBuilder.FieldCount, "posting", "There are more or fewer postings than the blocks have.");
        CheckKeys();
    }

    /// <summary>True for a type whose events say something that a cache keeps.</summary>
    private static bool IsTold(EventType type) =>
        type.Equals(EventTypes.SessionStart) || type.Equals(EventTypes.SessionEnd) || type.Equals(EventTypes.JournalRecovered) || type.Equals(EventTypes.AnchorRenewed);

    private void FollowTold(PortfolioEvent stored)
    {
        if (OwnClaim.IsOne(stored))
            _own.Add(stored.Id);
        switch (RunningSessions.Of(stored))
        {
            case RunningSessions.Change.Begin:
                _running.TryAdd(stored.SessionId!, stored.Id);
                break;
            case RunningSessions.Change.End:
                _running.Remove(stored.SessionId!);
                break;
        }
    }

    private void CheckHead()
    {
        var head = view.Head;
        Require(head.NewestOccurred == _newestOccurred, "head", "The head's newest time is not the events' newest time.");
        Require(head.LastRecorded == _lastRecorded, "head", "The head's last recording time is not that of the newest event.");
        Require(
            history is null || history.Events.SequenceEqual(_own), "posting", "The postings do not contain the journal's recovery events.");
        var texts = view.Dictionaries.Texts.Sum(dictionary => dictionary.Count);
        var types = view.Dictionaries.Types.Count;

        // A type counts once when it is met, and once more when it is registered later; within a group that cannot be told, nor of one that has come into the catalogue since.
        var twice = _registeredLater + view.Dictionaries.Types.Registered.Count(type => type.IsBuiltIn);
        Require(head.DictionarySize >= texts + types && head.DictionarySize <= texts + types + twice, "head", "The dictionary size in the head is wrong.");
    }

    private void CheckSessions()
    {
        var running = view.Database.Query("SELECT session, first_id FROM running_session", row => (Session: row.Text(0), FirstId: row.Integer(1)));
        Require(
            running.Count == _running.Count && running.TrueForAll(listed => _running.GetValueOrDefault(listed.Session) == listed.FirstId),
            "cache",
            "The list of running sessions is not what the events say.");
    }

    // A type of one's own that a later version has in its catalogue keeps its mark.
    private void CheckTypes()
    {
        var types = view.Dictionaries.Types;
        var isExact = !_types.AsSpan(1).Contains(false) && Enumerable.Range(1, types.Count).Select(id => types[id]).Distinct().Count() == types.Count;
        Require(isExact && Rows("event_type") == types.Count, "cache", "The dictionary of event types has a type twice, or one that no event has.");
        var marked = types.Registered.Where(type => !type.IsBuiltIn).ToList();
        Require(
            marked.Count == _registered.Count && marked.TrueForAll(type => type.Equals(_registered.GetValueOrDefault(type.Name))),
            "cache",
            "The event types that are marked as this journal's own are not those that its events registered.");
    }

    // Which key an event came with is in no event, so only contradictions can be seen.
    private void CheckKeys()
    {
        Require(
            view.Database.QueryInteger($"SELECT count(*) FROM idempotency_key WHERE first_id < 1 OR count < 1 OR first_id + count - 1 > {view.Head.Count}") == 0,
            "cache",
            "An idempotency key names events that are not there.");
        const string Overlaps = "SELECT count(*) FROM (SELECT first_id, lag(first_id + count) OVER (ORDER BY first_id) AS free FROM idempotency_key) WHERE first_id < free";
        Require(view.Database.QueryInteger(Overlaps) == 0, "cache", "Two idempotency keys name the same event.");
    }

    private long Rows(string table) => view.Database.QueryInteger($"SELECT count(*) FROM {table}") ?? 0;

    private void Require(bool holds, string check, string problem)
    {
        if (!holds)
            find(new VerifyFinding(check, problem));
    }
}

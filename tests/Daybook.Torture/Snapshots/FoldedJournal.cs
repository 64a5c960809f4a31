using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Engine.Tests.Support;
using Daybook.Integrity;
using Daybook.Recording;
using Daybook.Sqlite;
using Daybook.Sqlite.Folds;
using Daybook.Storage;
using Daybook.Torture.Bugs;
using Daybook.Torture.Corruption;

namespace Daybook.Torture.Snapshots;

/// <summary>A journal that grows, is copied, put back and recovered, and the plain fold of what it says.</summary>
/// <param name="path">The journal's path.</param>
/// <param name="history">What is told to it.</param>
/// <param name="random">Decides what happens to it.</param>
/// <param name="bug">The bug to plant in those who read it, or null.</param>
internal sealed class FoldedJournal(string path, RandomHistory history, Random random, string? bug) : IAsyncDisposable
{
    private readonly SqliteStoreOptions _options = new() { BlockSize = 8 << random.Next(5) };
    private readonly List<string> _replays = [];
    private SqliteStore? _store;
    private JournalFiles? _older;

    public string Path => path;

    /// <summary>The plain fold.</summary>
    public PlainFold Plain { get; private set; } = new();

    public int Epoch { get; private set; }

    /// <summary>The runs that it may know.</summary>
    public IReadOnlyList<string> Runs => [.. history.Runs, .. _replays];

    /// <summary>Opens it as a reader does, or as another writer.</summary>
    /// <param name="spacing">How far its snapshots lie from each other.</param>
    public IEventSource OpenToRead(int spacing)
    {
        var isWriter = bug is not null || random.Next(3) == 0;
        var source = isWriter ? SqliteStore.Open(path, _options) : SqliteSource.Open(path);
        source.SpaceSnapshots(spacing);
        return bug == PlantedBug.TrustedSnapshot ? new TrustingStore((SqliteStore)source) : source;
    }

    /// <summary>Adds events, as whoever has it open for writing, or as somebody else does.</summary>
    public async Task AppendAsync(int count)
    {
        if (random.Next(3) > 0)
        {
            _store ??= SqliteStore.Open(path, _options);
            Append(_store, count);
        }
        else
        {
            await using var other = SqliteStore.Open(path, _options);
            Append(other, count);
        }

        await CatchUpAsync();
    }

    /// <summary>Lets the product replay a market into it, which leaves snapshots as it goes.</summary>
    public async Task ReplayAsync(int spacing)
    {
        var options = RandomReplays.Of(random.Next());
        var store = SqliteStore.Open(path, _options);
        store.SpaceSnapshots(spacing);
        await using (var journal = await Journal.OpenAsync(store, new JournalOptions { EndAbandonedSessions = false }))
        {
            await using var session = journal.BeginSession("replay", metadata: RunFacts.Of(options.Rebalance));
            _replays.Add(session.Id);
            var log = new JournalReplayLog(journal, session);
            await new ReplayRun(options, log).RunAsync();
            await log.FlushAsync();
            await session.CompleteAsync();
        }

        await CatchUpAsync();
    }

    /// <summary>Remembers the journal as it is now, to be put back later. Nobody may have it open.</summary>
    public async Task CopyAsync()
    {
        await CloseAsync();
        _older = JournalFiles.Read(path);
    }

    /// <summary>Puts the older copy back, beside snapshots of what followed it. Nobody may have it open.</summary>
    /// <param name="isRecovered">The anchor knows of what followed, so that a new epoch begins; otherwise the anchor is as old as the copy.</param>
    /// <returns>False when there is no copy.</returns>
    public async Task<bool> PutBackAsync(bool isRecovered)
    {
        await CloseAsync();
        if (_older is not { } older)
            return false;
        var anchor = File.ReadAllBytes(AnchorFile.PathFor(path));
        File.Delete(path + JournalFiles.LogSuffix);
        File.Delete(path + "-shm");
        (isRecovered ? older with { Anchor = anchor } : older).PutAt(path);
        if (isRecovered)
            await SqliteJournal.RecoverAsync(path);
        Plain = new PlainFold();
        await CatchUpAsync();
        return true;
    }

    /// <summary>Begins a new epoch under the eyes of those who have it open: the anchor speaks of events that there never were.</summary>
    public async Task RecoverAsync()
    {
        await CloseAsync();
        await CatchUpAsync();
        using (var anchor = AnchorFile.Open(AnchorFile.PathFor(path)))
            anchor.Write(new AnchorRecord(Epoch, Plain.Count + 7, default));
        await SqliteJournal.RecoverAsync(path);
        await CatchUpAsync();
    }

    /// <summary>Lets a copy of the older journal go on in another way, be folded, and puts its snapshots beside this one.</summary>
    /// <returns>False when there is no copy, or the copy left no snapshots.</returns>
    public async Task<bool> TakeSnapshotsOfAnotherAsync(int spacing)
    {
        if (_older is not { } older)
            return false;
        var folder = Directory.CreateDirectory($"{path}.other");
        try
        {
            var other = System.IO.Path.Combine(folder.FullName, "journal.db");
            older.PutAt(other);
            await using (var copy = new FoldedJournal(other, history, random, bug: null))
            {
                await copy.AppendAsync(random.Next(1, 400));
                await using var source = copy.OpenToRead(spacing);
                await new Look(copy, random).ReadAllAsync(source);
            }

            if (!File.Exists(FoldsFile.PathFor(other)) || Directory.Exists(FoldsFile.PathFor(path)))
                return false;
            File.Copy(FoldsFile.PathFor(other), FoldsFile.PathFor(path), overwrite: true);
            return true;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Folds what was added since, by whomever.</summary>
    public async Task CatchUpAsync()
    {
        await using var source = SqliteSource.Open(path);
        Plain.Add(await source.ReadAsync(Plain.Count + 1, int.MaxValue));
        Epoch = (await source.GetHeadAsync()).Epoch;
    }

    public async ValueTask CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        _store = null;
    }

    public ValueTask DisposeAsync() => CloseAsync();

    private void Append(SqliteStore store, int count)
    {
        foreach (var group in history.Next(count).Chunk(random.Next(1, 200)))
            store.Append([new AppendRequest(group)], Durability.Committed);
    }
}

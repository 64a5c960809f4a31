using System.Text.Json;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Sqlite.Checking;
using Daybook.Sqlite.Disk;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Folds;
using Daybook.Sqlite.Reading;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Sqlite;

/// <summary>Reads a journal from its SQLite file, and changes no byte of it. Safe for several threads.</summary>
public class SqliteSource : IEventSource
{
    private const int LongestSessionId = 256;

    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMilliseconds(100);
    private static readonly JsonSerializerOptions StrictJson = new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private readonly ReadPool _pool;
    private readonly RootMemory _roots = new();
    private FoldsFile _folds;
    private readonly TimeProvider _time;

    /// <summary>Reads the file of that path, which was found to be a journal.</summary>
    private protected SqliteSource(string path, TimeProvider time)
    {
        Location = path;
        _time = time;
        _pool = new ReadPool(path);
        _folds = new FoldsFile(path);
    }

    /// <inheritdoc/>
    public string Location { get; }

    /// <summary>Opens a journal for reading.</summary>
    /// <exception cref="JournalOpenException">The file is missing, something else, of a newer version, damaged, or not readable.</exception>
    public static SqliteSource Open(string path, TimeProvider? time = null)
    {
        var full = JournalFile.Locate(path);
        JournalFile.Inspect(full);
        return new SqliteSource(full, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public ValueTask<JournalHead> GetHeadAsync(CancellationToken cancellationToken = default) => Read(view => view.Head.ToHead(), cancellationToken);

    /// <inheritdoc/>
    public ISnapshotStore? Snapshots => _folds;

    /// <summary>Keeps snapshots in other distances than usual.</summary>
    internal void SpaceSnapshots(int spacing)
    {
        _folds.Dispose();
        _folds = new FoldsFile(Location, spacing);
    }

    /// <inheritdoc/>
    public ValueTask<MerkleHash?> FindRootAsync(JournalPosition position, CancellationToken cancellationToken = default) => Read(view => _roots.Find(view, position), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PortfolioEvent>> ReadAsync(long fromId, int limit, CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<PortfolioEvent>>(
            view =>
            {
                var first = Math.Max(1, fromId);
                var last = Math.Min(view.Head.Count, first > long.MaxValue - limit ? long.MaxValue : first + limit - 1);
                return [.. view.Range(first, last)];
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IdPage> ReadMatchingAsync(long fromId, Filter filter, int limit, CancellationToken cancellationToken = default)
    {
        IdPage.Validate(filter, limit);
        return Read(view => new IdRun(view, filter, cancellationToken).Run(fromId, limit), cancellationToken);
    }

    /// <summary>The same for the store itself, whose callers do not await.</summary>
    private protected IdPage ReadPage(long fromId, Filter filter, int limit) => _pool.Read(view => new IdRun(view, filter, CancellationToken.None).Run(fromId, limit));

    /// <inheritdoc/>
    public ValueTask<QueryPage> QueryAsync(EventQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Validate();
        return Read(view => new QueryRun(view, query, cancellationToken).Run(), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<JournalStatistics> GetStatisticsAsync(StatisticsQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Validate();
        return Read(view => new StatisticsRun(view, query, cancellationToken).Run(), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventCount>> CountAsync(EventCountsQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Validate();
        return Read(view => new EventCountsRun(view, query, cancellationToken).Run(), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RunningSession>> GetRunningSessionsAsync(CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<RunningSession>>(
            view => view.Database.Query("SELECT session, first_id FROM running_session ORDER BY first_id", ReadSession),
            cancellationToken);

    /// <inheritdoc/>
    public virtual bool IsAbandoned(string sessionId) => new SessionFiles(Location).IsAbandoned(sessionId);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventType>> GetRegisteredTypesAsync(CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<EventType>>(view => [.. view.Dictionaries.Types.Registered.Where(type => !type.IsBuiltIn)], cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PlannedKey>> FindKeysAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Read<IReadOnlyList<PlannedKey>>(view => [.. keys.Select(view.FindKey).OfType<PlannedKey>()], cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WriterStatus>> GetWriterStatusAsync(CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<WriterStatus>>(
            view => view.Database.Query(
                "SELECT status FROM writer_status ORDER BY updated DESC",
                row => JsonSerializer.Deserialize<WriterStatus>(row.Bytes(0), StrictJson) ?? throw new InvalidDataException("A writer's status is damaged.")),
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask WaitForEventsAsync(long afterId, CancellationToken cancellationToken = default)
    {
        var poll = ShortestPoll;
        while (true)
        {
            // Taken before the look, so that an append between the two is not missed.
            var appended = NextAppend;
            if (await Guarded(() => _pool.ReadBare(view => view.Head.Count), cancellationToken).ConfigureAwait(false) > afterId)
                return;
            await WaitAsync(appended, poll, cancellationToken).ConfigureAwait(false);
            poll = poll * 1.5 < LongestPoll ? poll * 1.5 : LongestPoll;
        }
    }

    /// <inheritdoc/>
    public ValueTask<VerifyReport> VerifyAsync(VerifyOptions options, IProgress<VerifyProgress>? progress = null, CancellationToken cancellationToken = default) => Guarded(
        () =>
        {
            // The anchor is read first: it follows the journal, so what it says must be there by the time the journal is read.
            var anchor = AnchorFile.Read(AnchorFile.PathFor(Location));
            return _pool.ReadBare(view => new Verification(view, _pool.OpenAnother, options, anchor.Record, anchor.Exists, progress, cancellationToken).Run());
        },
        cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        _pool.Dispose();
        _folds.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Completes with the next append that is made through this object; null: none can be.</summary>
    private protected virtual Task? NextAppend => null;

    /// <summary>Waits for an append through this object, and no longer than the poll: other processes append too.</summary>
    private async Task WaitAsync(Task? appended, TimeSpan poll, CancellationToken cancellationToken)
    {
        if (appended is null)
        {
            await Task.Delay(poll, _time, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(appended, Task.Delay(poll, _time, wait.Token)).ConfigureAwait(false);
        await wait.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private ValueTask<T> Read<T>(Func<ReadView, T> read, CancellationToken cancellationToken) => Guarded(() => _pool.Read(read), cancellationToken);

    /// <summary>Reads on the pool: whoever asks may be a loop that many wait for, and must not wait for the disk.</summary>
    private ValueTask<T> Guarded<T>(Func<T> read, CancellationToken cancellationToken) => new(Task.Run(
        () =>
        {
            try
            {
                return read();
            }
            catch (Exception error) when (error is SqliteFailure or InvalidDataException or JsonException or UnauthorizedAccessException)
            {
                throw JournalFile.ReadFailed(Location, error);
            }
        },
        cancellationToken));

    private static RunningSession ReadSession(SqliteStatement row)
    {
        var id = row.Text(0);
        if (string.IsNullOrWhiteSpace(id) || id.Length > LongestSessionId)
            throw new InvalidDataException("The list of running sessions is damaged.");
        return new RunningSession(id, row.Integer(1));
    }
}

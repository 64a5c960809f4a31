using System.Globalization;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Journals;
using Daybook.Recording;
using Daybook.Sqlite.Backup;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Reading;
using Daybook.Sqlite.Writing;
using Daybook.Storage;

namespace Daybook.Sqlite.Salvaging;

/// <summary>
/// Copies what can be read of a damaged journal into a new one, and leaves the damaged one as it is. Every event keeps its id and its times; in the place of one that cannot be read
/// stands an event that says so, and the last event says what was found.
/// </summary>
internal sealed class JournalSalvage(BackupPlace place, JournalOptions options, string? why, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
{
    // What one transaction takes: the log stays small, and nobody waits for it.
    private const int EventsAtOnce = 16 * 1024;

    // So many rows behind the head's are believed.
    private const long MostBeyond = 1_000_000;

    // So many stretches of missing events are told in the event's metadata.
    private const int MostTold = 200;

    private readonly List<IdSpan> _missing = [];
    private readonly List<PortfolioEvent> _waiting = [];
    private readonly Dictionary<string, EventType> _types = new(StringComparer.Ordinal);
    private long _waitingRecorded = Microseconds.Min;
    private long _recorded = Microseconds.Min;
    private long _occurred;
    private long _written;
    private long _kept;
    private long _withoutTrace;

    /// <summary>Salvages a journal.</summary>
    public static async ValueTask<SalvageReport> RunAsync(
        string path, string target, JournalOptions options, string? why, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        var journal = JournalFile.Locate(path);
        RequireTables(journal);
        using var place = BackupPlace.Prepare(target, journal, overwrite: false, "new journal");
        try
        {
            var (anchor, _) = AnchorFile.Read(AnchorFile.PathFor(journal));
            using var pool = new ReadPool(journal);
            var report = pool.ReadFile(from => new JournalSalvage(place, options, why, progress, cancellationToken).Copy(from, anchor));
            var verified = await VerifyAsync(place.Part, progress, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            place.Take(overwrite: false);
            return report with { Verified = verified };
        }
        catch (Exception error) when (error is SqliteFailure { IsCorruption: true } or InvalidDataException)
        {
            throw TooDamaged(journal, error);
        }
        catch (SqliteFailure error)
        {
            throw JournalFile.OpenFailed(journal, error);
        }
        catch (Exception error) when (error is UnauthorizedAccessException || error.GetType() == typeof(IOException))
        {
            throw place.NotWritten(error);
        }
    }

    private static void RequireTables(string journal)
    {
        try
        {
            JournalFile.RequireJournal(journal);
        }
        catch (JournalOpenException error) when (error is { Problem: JournalOpenProblem.Corrupt, InnerException: { } damage })
        {
            throw TooDamaged(journal, damage);
        }
    }

    private static JournalOpenException TooDamaged(string journal, Exception error) => new(
        JournalOpenProblem.Corrupt, $"'{journal}' is too damaged to be salvaged: {error.Message} Nothing was changed and nothing was made. Restore a backup; the recovery of SQLite's own shell may still find rows.", error);

    private static async ValueTask<VerifyReport> VerifyAsync(string path, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        var source = SqliteSource.Open(path);
        await using (source.ConfigureAwait(false))
        {
            var steps = progress is null ? null : new BackupSteps(progress);
            return await source.VerifyAsync(new VerifyOptions { RequireAnchor = true }, steps, cancellationToken).ConfigureAwait(false);
        }
    }

    private SalvageReport Copy(SqliteDatabase from, AnchorRecord? anchor)
    {
        // Damage that only some of the pages have must not change what was read before.
        from.Execute("BEGIN");
        var head = ReadHead(from);
        var last = Last(from, head, anchor);

        // A try during which the damaged file was touched is begun anew, anchor and all.
        place.Empty();
        var store = new SqliteStoreOptions { Time = options.Time, BlockSize = head?.BlockSize ?? Schema.DefaultBlockSize };
        FileCreation.Create(place.Part, store);
        using var to = SqliteDatabase.OpenWritable(place.Part, create: false);

        // Until it has its name nobody relies on it, and then it is forced out as a whole.
        to.Execute("PRAGMA synchronous = OFF");
        var state = new WriterState(to, store.BlockSize);
        var groups = new GroupWriter(to, state);
        to.Execute("BEGIN IMMEDIATE");
        state.Refresh();
        var proof = new SurvivingProof(head, SurvivingProof.Roots(from));
        foreach (var row in new SurvivingRows(from).Read(last))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take(to, state, groups, head, proof, row);
        }

        Flush(state, groups);
        var keys = CopyKeys(from, to, last);
        var proven = proof.Count();
        var lost = anchor is null || (head is not null && anchor.IsOfAnother(head.Identity)) ? 0 : Math.Max(0, anchor.Count - last);
        _recorded = Math.Max(_recorded, Microseconds.From(options.Time.GetUtcNow()));
        Wait(Told(state.Identity, head, last, lost, proven));
        Flush(state, groups);
        to.Execute("COMMIT");
        using (var file = AnchorFile.Open(AnchorFile.PathFor(place.Part)))
            file.Write(new AnchorRecord(state.Epoch, state.Count, state.Tree.Root) { Identity = state.Identity });

        // Behind a page that cannot be read even this may fail, and then the connection is closed.
        from.TryExecute("ROLLBACK");
        return new SalvageReport(place.Path, _kept, _missing, lost, proven, _withoutTrace, keys, state.Count, null!);
    }

    private static HeadRow? ReadHead(SqliteDatabase database)
    {
        try
        {
            return HeadRow.Read(database.Prepare(HeadRow.Sql(database)));
        }
        catch (Exception error) when (error is InvalidDataException or SqliteFailure { IsCorruption: true })
        {
            return null;
        }
    }

    /// <summary>The highest id that there is to look for: rows behind what the head speaks of are there all the same.</summary>
    private static long Last(SqliteDatabase from, HeadRow? head, AnchorRecord? anchor)
    {
        var known = head?.Count ?? anchor?.Count ?? 0;
        var rows = from.QuerySurviving("SELECT max(id) FROM event", row => row.Integer(0)).FirstOrDefault();

        // A number far beyond is damage too, and would be taken for that many missing events.
        return rows > known && (known == 0 || rows <= known + MostBeyond) ? rows : known;
    }

    private void Take(SqliteDatabase to, WriterState state, GroupWriter groups, HeadRow? head, SurvivingProof proof, in SurvivingRow row)
    {
        proof.Add(row);
        if (row.Event is { } found && FindFault(found, head) is var fault && fault is null)
        {
            var recorded = Microseconds.From(found.RecordedAt);
            if (recorded != _waitingRecorded || _waiting.Count >= EventsAtOnce)
                Flush(state, groups);
            (_recorded, _occurred) = (recorded, Microseconds.From(found.OccurredAt));
            Wait(found.Type.IsJournalsOwn && !found.IsImported ? OfTheDamaged(found, head) : found);
            _kept++;
            _withoutTrace += row.Problem is null ? 0 : 1;
        }
        else
        {
            Miss(row.Id);
            Wait(Missing(state.Identity, head, row.Id, row.Event is null ? row.Problem! : FindFault(row.Event, head)!));
        }

        if (state.Count + _waiting.Count - _written < EventsAtOnce)
            return;
        Flush(state, groups);
        to.Execute("COMMIT; BEGIN IMMEDIATE;");
        _written = state.Count;
        progress?.Report(new BackupProgress(BackupStep.Copying, row.Id, head?.Count ?? row.Id));
    }

    /// <summary>Why a row that could be read cannot be a row of this journal, or null.</summary>
    private string? FindFault(PortfolioEvent found, HeadRow? head)
    {
        var recorded = Microseconds.From(found.RecordedAt);
        if (recorded < _recorded || (found.Id <= head?.Count && recorded > head.LastRecorded))
            return "its recorded time is not between those of the events around it";
        if (found.IsImported || found.Type.IsBuiltIn)
            return null;
        if (found.Type.IsForeign)
            return "its type is none that an event of one's own can have";
        return _types.TryAdd(found.Type.Name, found.Type) || _types[found.Type.Name].Category == found.Type.Category
            ? null
            : "its type stands under two categories";
    }

    private void Miss(long id)
    {
        if (_missing.Count > 0 && _missing[^1].Last == id - 1)
            _missing[^1] = _missing[^1] with { Last = id };
        else
            _missing.Add(new IdSpan(id, id));
    }

    private void Wait(PortfolioEvent one)
    {
        _waitingRecorded = _recorded;
        _waiting.Add(one);
    }

    private void Flush(WriterState state, GroupWriter groups)
    {
        if (_waiting.Count == 0)
            return;
        var plan = GroupPlan.Make([new AppendRequest([.. _waiting]) { IsJournalsOwn = true }], state);
        if (plan.Outcomes[0].Refused is { } refused)
            throw new InvalidDataException(refused.Message, refused);
        var written = groups.Write(plan, _waitingRecorded);
        state.Advance(written.Tree, written.Recorded, written.NewestOccurred);
        _waiting.Clear();
    }

    /// <summary>What a journal says of itself is true of that journal, and stays evidence in another.</summary>
    private static PortfolioEvent OfTheDamaged(PortfolioEvent found, HeadRow? head)
    {
        var fields = found.ToFields();
        fields.Origin = $"journal:{Name(head)}";
        return PortfolioEvent.Import(fields);
    }

    private PortfolioEvent Missing(JournalIdentity journalIdentity, HeadRow? head, long id, string problem) => PortfolioEvent.OfJournal(new EventFields
    {
        Type = EventTypes.EventMissing,
        OccurredMicros = _occurred,
        Reason = $"Event {id.ToString(CultureInfo.InvariantCulture)} could not be read when the journal was salvaged: {problem.TrimEnd('.')}.",
        Metadata = Metadata.Of(("journal", journalIdentity.ToString()), ("salvaged_from", Name(head))),
    });

    private PortfolioEvent Told(JournalIdentity identity, HeadRow? head, long last, long lost, long proven)
    {
        var missing = _missing.Sum(span => span.Count);
        (string, MetadataValue)[] said = why is null ? [] : [("why", why)];
        return PortfolioEvent.OfJournal(new EventFields
        {
            Type = EventTypes.JournalSalvaged,
            OccurredMicros = _recorded,
            Actor = options.Actor,
            Reason = string.Create(CultureInfo.InvariantCulture, $"Of the {last} events of a damaged journal {_kept} could be read and {missing} could not; {proven} of them are proven by its hash tree."),
            Metadata = Metadata.Of(
            [
                ("journal", identity.ToString()),
                ("salvaged_from", Name(head)),
                ("found_events", last),
                ("kept_events", _kept),
                ("missing_events", missing),
                ("missing_ids", string.Join(", ", _missing.Take(MostTold)) + (_missing.Count > MostTold ? ", …" : "")),
                ("lost_events", lost),
                ("proven_events", proven),
                ("without_trace", _withoutTrace),
                ("found_root", head?.Tree.Root.ToString() ?? ""),
                .. said,
            ]),
        });
    }

    private static string Name(HeadRow? head) => head?.Identity?.ToString() ?? "unknown";

    /// <summary>Copies the idempotency keys, so that what is there is not added again. The key of an event that is missing is left out: whoever has the event can add it again.</summary>
    private long CopyKeys(SqliteDatabase from, SqliteDatabase to, long last)
    {
        var insert = to.Prepare("INSERT INTO idempotency_key (key, first_id, count) VALUES (?, ?, ?)");
        var copied = 0L;
        from.ReadSurviving("SELECT key, first_id, count FROM idempotency_key ORDER BY key", row =>
        {
            var (key, firstId, count) = (row.Text(0), row.Integer(1), row.Integer(2));
            if (key.Length is 0 or > AppendRequest.MaxKeyLength || firstId < 1 || count < 1 || firstId + count - 1 > last || IsMissing(firstId, firstId + count - 1))
                return;
            insert.BindText(1, key).Bind(2, firstId).Bind(3, count).Run();
            copied++;
        });
        return copied;
    }

    private bool IsMissing(long first, long end)
    {
        var (low, high) = (0, _missing.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_missing[middle].Last < first)
                low = middle + 1;
            else
                high = middle;
        }

        return low < _missing.Count && _missing[low].First <= first && _missing[low].Last >= end;
    }
}

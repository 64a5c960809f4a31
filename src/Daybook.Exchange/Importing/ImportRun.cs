using System.Security.Cryptography;
using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Exchange.Importing;

/// <summary>Adds a source that was checked, group by group.</summary>
internal sealed class ImportRun(IImportSource source, ImportCheck check, IImportTarget target, IProgress<ImportProgress>? progress)
{
    private readonly RowOrdinals _ordinals = new();
    private long _done;
    private long _present;
    private long _before;
    private bool _isFollowed = true;
    private ImportBracket? _bracket;
    private (long First, long Last)? _ids;

    public async Task<ImportReport> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        check.Types.Require(await target.GetRegisteredTypesAsync(cancellationToken).ConfigureAwait(false));
        _before = await target.CountAsync(cancellationToken).ConfigureAwait(false);
        if (check.IsRestoration && _before > 0)
            await ResumeAsync(cancellationToken).ConfigureAwait(false);
        else if (!source.BracketsItself && !check.IsRestoration && check.Rows > 0)
            await BeginAsync(cancellationToken).ConfigureAwait(false);
        await AddRowsAsync(cancellationToken).ConfigureAwait(false);
        if (_bracket is not null)
            await AppendAsync([_bracket.End(_ids)], [_bracket.EndKey], Durability.Synced, cancellationToken).ConfigureAwait(false);
        var identity = source.Identity;
        var session = _bracket?.SessionId ?? (source.BracketsItself ? identity.SessionId : null);
        return new ImportReport(check.Rows - _present, _present, identity.Source, identity.Origin, session, source.Notes);
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        _bracket = new ImportBracket(source, check);
        await AppendAsync([_bracket.Start], [_bracket.StartKey], Durability.Committed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes on with a restoration that was begun and not ended.</summary>
    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        var bracket = new ImportBracket(source, check);
        var known = await target.FindKeysAsync([bracket.StartKey], cancellationToken).ConfigureAwait(false);
        if (known is [var start])
            (_bracket, _before) = (bracket, start.FirstId);
    }

    /// <summary>
    /// Restored rows look like events that the journal recorded itself. In an empty journal they are the journal; in any other one two events around them say whence they came, unless
    /// everything that is there was restored from here, and this goes on with it.
    /// </summary>
    private async Task BeginRestorationAsync(List<string> keys, CancellationToken cancellationToken)
    {
        if (!check.IsRestoration || _bracket is not null || _before == 0)
            return;
        var known = await target.FindKeysAsync(keys, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < known.Count; i++)
            _isFollowed &= known[i].FirstId == _done + i + 1;
        if (known.Count == keys.Count)
            return;
        if (!_isFollowed || _done + known.Count != _before)
            await BeginAsync(cancellationToken).ConfigureAwait(false);
        else
            _before = 0;
    }

    private async Task AddRowsAsync(CancellationToken cancellationToken)
    {
        using var rows = SafeReading.Of(source, cancellationToken).GetEnumerator();
        var sessions = new RestoredSessions(target);
        await using var _ = sessions.ConfigureAwait(false);
        for (var group = 0; group < check.GroupDigests.Count; group++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var size = (int)Math.Min(ImportCheck.GroupSize, check.Rows - _done);
            var (events, keys) = ReadGroup(rows, size, check.GroupDigests[group]);
            await BeginRestorationAsync(keys, cancellationToken).ConfigureAwait(false);
            var durability = _bracket is null && group == check.GroupDigests.Count - 1 ? Durability.Synced : Durability.Committed;
            sessions.Join(events);
            var outcome = await AppendAsync(events, keys, durability, cancellationToken).ConfigureAwait(false);
            await sessions.LeaveAsync().ConfigureAwait(false);
            _done += size;
            _present += outcome.AlreadyPresent;
            foreach (var id in outcome.Ids.Where(id => id > _before))
                _ids = _ids is { } ids ? (Math.Min(ids.First, id), Math.Max(ids.Last, id)) : (id, id);
            progress?.Report(new ImportProgress(ImportPhase.Adding, _done, check.Rows));
        }
    }

    // A file may grow between the two readings: what lies behind the rows that were checked waits for the next import. It may not change.
    private (List<PortfolioEvent> Events, List<string> Keys) ReadGroup(IEnumerator<ImportRow> rows, int size, byte[] expected)
    {
        var events = new List<PortfolioEvent>(size);
        var keys = new List<string>(size);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            while (events.Count < size && rows.MoveNext())
            {
                var row = rows.Current;
                digest.AppendData(row.Digest);
                events.Add(row.Event);
                keys.Add(source.Identity.RowKey(row.Digest, _ordinals.Next(row.Digest)));
            }
        }
        catch (ImportException error)
        {
            throw error.After(_done);
        }

        if (!digest.GetHashAndReset().AsSpan().SequenceEqual(expected))
            throw new ImportException(new ImportPlace(source.Path), "it changed while it was imported").After(_done);
        return (events, keys);
    }

    private async Task<AppendOutcome> AppendAsync(
        IReadOnlyList<PortfolioEvent> events, IReadOnlyList<string> keys, Durability durability, CancellationToken cancellationToken)
    {
        try
        {
            return await target.AppendNewAsync(events, keys, durability, cancellationToken).ConfigureAwait(false);
        }
        catch (TypeConflictException conflict)
        {
            // Somebody has registered the type since the import began.
            throw check.Types.Refused(conflict).After(_done);
        }
    }
}

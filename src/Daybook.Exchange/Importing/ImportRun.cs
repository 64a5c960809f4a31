using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Exchange.Importing;

/// <summary>Adds a source that was checked, group by group.</summary>
internal sealed class ImportRun(IImportSource source, ImportCheck check, IImportTarget target, IProgress<ImportProgress>? progress)
{
    private long _done;
    private long _present;
    private long _before;
    private bool _isFollowed = true;
    private ImportBracket? _bracket;
    private (long First, long Last)? _ids;

    public async Task<ImportReport> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        check.Types.Require(await target.Source.GetRegisteredTypesAsync(cancellationToken).ConfigureAwait(false));
        _before = (await target.Source.GetHeadAsync(cancellationToken).ConfigureAwait(false)).Count;
        var hint = _before == 0 ? null : await EqualRows.FindAsync(source, check.Sample, "are in the journal twice now", target.Source, cancellationToken).ConfigureAwait(false);
        if (check.IsRestoration && _before > 0)
            await ResumeAsync(cancellationToken).ConfigureAwait(false);
        else if (!source.BracketsItself && !check.IsRestoration && check.Rows > 0)
            await BeginAsync(cancellationToken).ConfigureAwait(false);
        await AddRowsAsync(cancellationToken).ConfigureAwait(false);
        if (_bracket is not null)
            await AppendAsync([_bracket.End(_ids)], [_bracket.EndKey], Durability.Synced, cancellationToken).ConfigureAwait(false);
        var identity = source.Identity;
        var session = _bracket?.SessionId ?? (source.BracketsItself ? identity.SessionId : null);
        IReadOnlyList<string> notes = hint is not null && check.Rows > _present ? [.. source.Notes, hint] : source.Notes;
        return new ImportReport(check.Rows - _present, _present, identity.Source, identity.Origin, session, notes);
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
        var known = await target.Source.FindKeysAsync([bracket.StartKey], cancellationToken).ConfigureAwait(false);
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
        var known = await target.Source.FindKeysAsync(keys, cancellationToken).ConfigureAwait(false);
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
        using var rows = new CheckedRows(source, check, cancellationToken);
        var sessions = new RestoredSessions(target);
        await using var _ = sessions.ConfigureAwait(false);
        while (rows.HasMore)
        {
            var (events, keys) = Read(rows);
            await BeginRestorationAsync(keys, cancellationToken).ConfigureAwait(false);
            var durability = _bracket is null && !rows.HasMore ? Durability.Synced : Durability.Committed;
            sessions.Join(events);
            var outcome = await AppendAsync(events, keys, durability, cancellationToken).ConfigureAwait(false);
            await sessions.LeaveAsync().ConfigureAwait(false);
            _done += events.Count;
            _present += outcome.AlreadyPresent;
            foreach (var id in outcome.Ids.Where(id => id > _before))
                _ids = _ids is { } ids ? (Math.Min(ids.First, id), Math.Max(ids.Last, id)) : (id, id);
            progress?.Report(new ImportProgress(ImportPhase.Adding, _done, check.Rows));
        }
    }

    private (List<PortfolioEvent> Events, List<string> Keys) Read(CheckedRows rows)
    {
        try
        {
            return rows.Read();
        }
        catch (ImportException error)
        {
            throw error.After(_done);
        }
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

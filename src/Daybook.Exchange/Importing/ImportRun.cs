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

    public async Task<ImportReport> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        check.Types.Require(await target.GetRegisteredTypesAsync(cancellationToken).ConfigureAwait(false));
        var bracket = source.BracketsItself || check.IsRestoration || check.Rows == 0 ? null : new ImportBracket(source, check);
        if (bracket is not null)
            await AppendAsync([bracket.Start], [bracket.StartKey], Durability.Committed, cancellationToken).ConfigureAwait(false);
        await AddRowsAsync(bracket is null, cancellationToken).ConfigureAwait(false);
        if (bracket is not null)
            await AppendAsync([bracket.End], [bracket.EndKey], Durability.Synced, cancellationToken).ConfigureAwait(false);
        var identity = source.Identity;
        var session = bracket is not null || source.BracketsItself ? identity.SessionId : null;
        return new ImportReport(check.Rows - _present, _present, identity.Source, identity.Origin, session, source.Notes);
    }

    private async Task AddRowsAsync(bool isLast, CancellationToken cancellationToken)
    {
        using var rows = SafeReading.Of(source, cancellationToken).GetEnumerator();
        var sessions = new RestoredSessions(target);
        await using var _ = sessions.ConfigureAwait(false);
        for (var group = 0; group < check.GroupDigests.Count; group++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var size = (int)Math.Min(ImportCheck.GroupSize, check.Rows - _done);
            var (events, keys) = ReadGroup(rows, size, check.GroupDigests[group]);
            var durability = isLast && group == check.GroupDigests.Count - 1 ? Durability.Synced : Durability.Committed;
            sessions.Join(events);
            var outcome = await AppendAsync(events, keys, durability, cancellationToken).ConfigureAwait(false);
            await sessions.LeaveAsync().ConfigureAwait(false);
            _done += size;
            _present += outcome.AlreadyPresent;
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

using System.Security.Cryptography;
using Daybook.Events;

namespace Daybook.Exchange.Importing;

/// <summary>The second reading of a source that was checked: its rows with their keys, group by group. Not safe for several threads.</summary>
internal sealed class CheckedRows(IImportSource source, ImportCheck check, CancellationToken cancellationToken) : IDisposable
{
    private readonly IEnumerator<ImportRow> _rows = SafeReading.Of(source, badRows: null, cancellationToken).GetEnumerator();
    private readonly RowOrdinals _ordinals = new();
    private int _groups;
    private long _done;

    /// <summary>True when there is a further group.</summary>
    public bool HasMore => _groups < check.GroupDigests.Count;

    /// <summary>Reads the next group. Rows that were added to the file after the check wait for the next import; the checked rows themselves must not have changed.</summary>
    /// <exception cref="ImportException">They have.</exception>
    public (List<PortfolioEvent> Events, List<string> Keys) Read()
    {
        cancellationToken.ThrowIfCancellationRequested();
        var size = (int)Math.Min(ImportCheck.GroupSize, check.Rows - _done);
        var events = new List<PortfolioEvent>(size);
        var keys = new List<string>(size);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (events.Count < size && _rows.MoveNext())
        {
            var row = _rows.Current;
            digest.AppendData(row.Digest);
            events.Add(row.Event);
            keys.Add(source.Identity.RowKey(row.Digest, _ordinals.Next(row.Digest)));
        }

        if (!digest.GetHashAndReset().AsSpan().SequenceEqual(check.GroupDigests[_groups]))
            throw new ImportException(new ImportPlace(source.Path), "it changed while it was imported");
        _done += size;
        _groups++;
        return (events, keys);
    }

    public void Dispose() => _rows.Dispose();
}

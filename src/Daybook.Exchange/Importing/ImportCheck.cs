using System.Security.Cryptography;

namespace Daybook.Exchange.Importing;

/// <summary>What the first reading of a source found: that every row can be kept, and enough to notice if the second reading differs.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="GroupDigests">SHA-256 over the digests of each group's rows.</param>
/// <param name="Digest">SHA-256 over the digests of all groups.</param>
/// <param name="Earliest">The earliest time of a row.</param>
/// <param name="Latest">The latest time of a row.</param>
/// <param name="IsRestoration">True when Daybook wrote every row.</param>
/// <param name="Types">The types that its restored rows register.</param>
/// <param name="Sample">A sample of its rows.</param>
internal sealed record ImportCheck(
    long Rows, IReadOnlyList<byte[]> GroupDigests, byte[] Digest, DateTimeOffset Earliest, DateTimeOffset Latest, bool IsRestoration, RestoredTypes Types, RowSample Sample)
{
    /// <summary>Rows of one group: large enough to share its commit, small enough that an interruption loses little.</summary>
    public const int GroupSize = 4_096;

    /// <summary>Reads a source to its end.</summary>
    public static ImportCheck Of(IImportSource source, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var (rows, restored) = (0L, 0L);
        var (earliest, latest) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        var types = new RestoredTypes();
        var groups = new List<byte[]>();
        var sample = new RowSample();
        var badRows = new BadRows();
        using var group = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            foreach (var row in SafeReading.Of(source, badRows, cancellationToken))
            {
                rows++;
                restored += row.IsRestored ? 1 : 0;
                types.Add(row);
                var at = row.Event.OccurredAt;
                (earliest, latest) = (at < earliest ? at : earliest, at > latest ? at : latest);
                group.AppendData(row.Digest);
                sample.Add(row.Digest);
                if (rows % GroupSize != 0)
                    continue;
                groups.Add(group.GetHashAndReset());
                progress?.Report(new ImportProgress(ImportPhase.Checking, rows, Total: null));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (ImportException last)
        {
            throw badRows.With(last);
        }

        badRows.ThrowIfAny();
        if (rows % GroupSize != 0)
            groups.Add(group.GetHashAndReset());
        progress?.Report(new ImportProgress(ImportPhase.Checking, rows, rows));
        return new ImportCheck(rows, groups, SHA256.HashData(groups.SelectMany(digest => digest).ToArray()), earliest, latest, rows > 0 && restored == rows, types, sample);
    }
}

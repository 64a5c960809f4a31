using System.Globalization;
using Daybook.Integrity;

namespace Daybook.Journals;

/// <summary>Consecutive event ids, both included.</summary>
public readonly record struct IdSpan(long First, long Last)
{
    /// <summary>The number of ids.</summary>
    public long Count => Last - First + 1;

    /// <summary>"10", or "10-12".</summary>
    public override string ToString() => First == Last ? First.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}

/// <summary>What was saved of a damaged journal.</summary>
/// <param name="Path">The new journal's full path.</param>
/// <param name="Kept">Events that could be read; each has the id that it had.</param>
/// <param name="Missing">The ids of those that could not, in order. In the new journal an <c>event_missing</c> stands in the place of each.</param>
/// <param name="Lost">Acknowledged events behind the last one that the file speaks of, says its anchor.</param>
/// <param name="Proven">Kept events that agree with the hash tree of the damaged journal. The others cannot be proven: what their hashes were is lost with the missing ones beside them.</param>
/// <param name="WithoutTrace">Kept events whose trace could not be read, and is null now.</param>
/// <param name="Keys">Idempotency keys that were kept.</param>
/// <param name="EventId">The event of the new journal that tells all this.</param>
/// <param name="Verified">What the verification of the new journal found.</param>
public sealed record SalvageReport(
    string Path, long Kept, IReadOnlyList<IdSpan> Missing, long Lost, long Proven, long WithoutTrace, long Keys, long EventId, VerifyReport Verified)
{
    /// <summary>How many events could not be read.</summary>
    public long MissingEvents => Missing.Sum(span => span.Count);
}

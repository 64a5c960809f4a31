using System.Text.Json.Serialization;
using Daybook.Operations.Selecting;

namespace Daybook.Operations.Histograms;

/// <summary>Events per stretch of time. In every dictionary the largest count comes first, and equal counts are in the order of their names.</summary>
/// <param name="By">By what they are counted.</param>
/// <param name="Width">The length of a stretch; null: there are no events.</param>
/// <param name="Total">Events in all stretches.</param>
/// <param name="Counts">The same by key; events without one are not listed.</param>
/// <param name="Buckets">The stretches, the oldest first, also those without events.</param>
public sealed record HistogramAnswer(HistogramKey By, BucketWidth? Width, long Total, IReadOnlyDictionary<string, long> Counts, IReadOnlyList<HistogramBucket> Buckets)
{
    /// <summary>When there are no events: the names in the filter that no event of the journal has.</summary>
    [JsonIgnore]
    public IReadOnlyList<UnknownName> UnknownNames { get; init; } = [];
}

/// <summary>One stretch of time.</summary>
/// <param name="Start">Its first moment; that of the window where the window begins later.</param>
/// <param name="End">The moment behind its last; that of the window where the window ends earlier.</param>
/// <param name="Total">Events in it.</param>
/// <param name="Counts">The same by key.</param>
public sealed record HistogramBucket(DateTimeOffset Start, DateTimeOffset End, long Total, IReadOnlyDictionary<string, long> Counts);

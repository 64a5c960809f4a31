using Daybook.Filters;
using Daybook.Queries;

namespace Daybook.Explanations;

/// <summary>Asks a journal why.</summary>
public static class ExplainExtensions
{
    /// <summary>What the journal knows of one event: usually a decision, with its checks, its trace and session, and what came before and after. Null when there is no such event.</summary>
    public static ValueTask<Explanation?> ExplainAsync(this JournalReader reader, long id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new ExplanationReader(reader).ExplainAsync(id, cancellationToken);
    }

    /// <summary>What the journal knows of an asset's decisions on one UTC day, the most significant first; also when there is none, and why that may be.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="asset">The asset, exactly as it is recorded.</param>
    /// <param name="date">The day, in UTC.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static ValueTask<Explanation> ExplainAsync(this JournalReader reader, string asset, DateOnly date, CancellationToken cancellationToken = default) =>
        reader.ExplainAsync(asset, date, null, cancellationToken);

    /// <summary>The same among some of the events, such as those of one session: what others say of the asset is left out.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="asset">The asset, exactly as it is recorded.</param>
    /// <param name="date">The day, in UTC.</param>
    /// <param name="among">What the events have to meet; null: everything.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static ValueTask<Explanation> ExplainAsync(this JournalReader reader, string asset, DateOnly date, Filter? among, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentException.ThrowIfNullOrEmpty(asset);
        return new ExplanationReader(reader).ExplainAsync(asset, date, among, cancellationToken);
    }
}

using System.Globalization;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Exchange.Importing;

/// <summary>
/// Finds out whether a source's rows are in a journal under another source's name, as when each of several exports holds the last days of the one before. A row's key follows
/// from its source's name and its content, so the keys that it would have had under the earlier names are looked up: for a sample of the rows, and the newest imports.
/// </summary>
internal static class EqualRows
{
    private const int MaxSources = 16;
    private const int MaxImports = 200;
    private const int MaxTwins = 8;

    // Fewer than one in ten may be chance: a row that says little is soon said twice.
    private const double LeastShare = 0.1;

    /// <summary>One sentence for the person who imports, or null. When the journal cannot be read, only this sentence is missing.</summary>
    /// <param name="source">What is imported.</param>
    /// <param name="sample">Its rows.</param>
    /// <param name="consequence">What becomes of the rows.</param>
    /// <param name="journal">The journal.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<string?> FindAsync(IImportSource source, RowSample sample, string consequence, IEventSource journal, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAmongAsync(source, sample, consequence, journal, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is StoreUnavailableException or StoreFaultedException or IOException)
        {
            // The import itself meets the same trouble, and has the words for it.
            return null;
        }
    }

    private static async Task<string?> FindAmongAsync(IImportSource source, RowSample sample, string consequence, IEventSource journal, CancellationToken cancellationToken)
    {
        var (rows, best, bestCount) = (sample.Contents.Sum(content => Math.Min(content.Rows, MaxTwins)), "", 0);
        if (rows == 0)
            return null;
        foreach (var earlier in await EarlierAsync(source.Identity.Source, journal, cancellationToken).ConfigureAwait(false))
        {
            var identity = source.Identity.As(earlier);
            var keys = sample.Contents.SelectMany(content => Enumerable.Range(0, Math.Min(content.Rows, MaxTwins)).Select(ordinal => identity.RowKey(content.Digest, ordinal))).ToList();
            var known = await journal.FindKeysAsync(keys, cancellationToken).ConfigureAwait(false);
            if (known.Count > bestCount)
                (best, bestCount) = (earlier, known.Count);
        }

        if (bestCount < rows * LeastShare)
            return null;
        var looked = sample.IsWhole ? "rows" : "rows that were looked at";
        var name = best.Length <= ImportOptions.MaxSourceLength ? best : "NAME";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{bestCount:N0} of {rows:N0} {looked} equal rows that were imported from {best}, and {consequence}. Where files overlap, name one source for all of them, and each row is taken once: daybook import {Argument(source.Path)} --source {Argument(name)}");
    }

    // Both kinds of brackets name their source; the newest imports by the time of their events.
    private static async Task<IReadOnlyList<string>> EarlierAsync(string own, IEventSource journal, CancellationToken cancellationToken)
    {
        var page = await journal.QueryAsync(new EventQuery { Filter = Filter.Parse("event_type = 'session_start' and origin is not null", default), Limit = MaxImports }, cancellationToken).ConfigureAwait(false);
        return [.. page.Events.Select(start => start.Text("source")).OfType<string>().Where(name => name != own).Distinct(StringComparer.Ordinal).Take(MaxSources)];
    }

    private static string Argument(string text) => text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '_' or '-' or '/' or ':') ? text : $"\"{new string([.. text.Select(sign => char.IsControl(sign) ? '?' : sign)])}\"";
}

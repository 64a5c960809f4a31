using Daybook.Charts;
using Daybook.Operations.Histograms;
using Daybook.Server.Journals;

namespace Daybook.Server.Pages.Overview;

/// <summary>One journal in the list of all: how it stands, and how many events it had over time.</summary>
/// <param name="Number">Its place in the list.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Counted">Its events over time; null: it cannot be read.</param>
internal sealed record HomeRow(int Number, JournalStatus Status, HistogramAnswer? Counted)
{
    /// <summary>Looks.</summary>
    public static async Task<HomeRow> OfAsync(int number, ServedJournal journal, CancellationToken cancellationToken)
    {
        var status = await JournalStatus.OfAsync(journal, cancellationToken).ConfigureAwait(false);
        if (status.Head is null)
            return new HomeRow(number, status, null);
        var context = await journal.ContextAsync(null, cancellationToken).ConfigureAwait(false);
        return new HomeRow(number, status, await HistogramOperation.RunAsync(context, new HistogramRequest(), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The events over time as a line; null: there is nothing to draw.</summary>
    public Picture? Draw() => Counted is not { Buckets.Count: > 1 } counted ? null : SparkLine.Draw(
        [.. counted.Buckets.Select(bucket => new ChartPoint(bucket.Start, bucket.Total))], Measure.Count("events"), new PictureFrame(FormattableString.Invariant($"spark-{Number}"), "Events over time", 160, 28));
}

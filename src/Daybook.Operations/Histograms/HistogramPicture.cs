using Daybook.Charts;
using Daybook.Events;

namespace Daybook.Operations.Histograms;

/// <summary>Counts over time as a picture.</summary>
internal static class HistogramPicture
{
    /// <summary>Draws them. Categories come in the order of the catalogue, so that they have the same colours everywhere; other keys in the order of their names.</summary>
    /// <param name="answer">The counts.</param>
    /// <param name="things">What is counted, in the plural.</param>
    /// <param name="frame">Where the picture stands.</param>
    /// <param name="link">The address of a bar's time; null: bars lead nowhere.</param>
    public static Picture Draw(HistogramAnswer answer, string things, PictureFrame frame, Func<Charts.HistogramBucket, string?>? link = null)
    {
        var known = answer.By == HistogramKey.Category ? EventCategory.All.Select(category => category.Name).ToList() : [];
        var names = known.Concat(answer.Counts.Keys.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return HistogramChart.Draw(
            new HistogramData
            {
                Buckets = [.. answer.Buckets.Select(bucket => new Charts.HistogramBucket(bucket.Start, bucket.End))],
                Classes = [.. names.Select(name => new HistogramClass(name, [.. answer.Buckets.Select(bucket => bucket.Counts.GetValueOrDefault(name))], answer.By == HistogramKey.Category && name == EventCategory.Error.Name))],
                Things = things,
                Link = link,
            },
            frame);
    }
}

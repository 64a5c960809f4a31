using System.Globalization;
using Daybook.Operations.Inputs;

namespace Daybook.Cli.Output;

/// <summary>What was noted when files were read, in words.</summary>
internal static class FileNoteView
{
    /// <summary>Says beside the results of each kind of note the first one and how many there are, or all notes where they were asked for, and how many there are in all.</summary>
    public static void Say(Invocation run, FileNotes notes, bool areAllAskedFor)
    {
        if (notes.Counts.Count == 0)
            return;
        var (kinds, all) = (notes.Listed.GroupBy(note => note.Code, StringComparer.Ordinal).ToList(), notes.Counts.Sum(one => one.Count));
        foreach (var note in areAllAskedFor ? notes.Listed : [])
            run.Say($"{Text(note)} ({note.Code})");
        foreach (var kind in areAllAskedFor ? [] : kinds)
        {
            var counts = notes.Counts.Where(one => one.Code == kind.Key).ToList();
            var more = counts.Sum(one => one.Count) - 1;
            run.Say($"{Text(kind.First())} ({kind.Key}{(more > 0 ? $", and {Quantity.Count(more)} more" : string.Empty)}{(counts.Count > 1 ? $", in {Quantity.Count(counts.Count, "file")}" : string.Empty)})");
        }

        run.Say($"{Quantity.Count(all, "note")} on the files{(areAllAskedFor || all == kinds.Count ? string.Empty : "; --notes shows all")}");
    }

    /// <summary>Says that assets without a bucket of their own are held to the limits of one, if they are.</summary>
    public static void Say(Invocation run, UnbucketedAssets? unbucketed)
    {
        if (unbucketed is { } assets)
            run.Say($"no --buckets: {assets.Count} of {assets.Assets} assets are in one bucket, '{assets.Bucket}', which this configuration limits to {assets.MaxPositions} positions and {Quantity.Percent(assets.MaxAllocation)} in total; name their buckets with --buckets FILE (asset,bucket), or use --set buckets.enabled=false");
    }

    private static string Text(FileNote note) => $"{note.File}{(note.Line > 0 ? Line(note.Line) : string.Empty)}: {(note.Asset is { } asset ? asset + ": " : string.Empty)}{note.Message}";

    private static string Line(int line) => string.Create(CultureInfo.InvariantCulture, $":{line}");
}

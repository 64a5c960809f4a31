using Daybook.Integrity;
using Daybook.Journals;
using Daybook.Operations.Words;
using Daybook.Storage;

namespace Daybook.Operations.Doctoring;

/// <summary>Says what is to be thought of a journal's files.</summary>
internal static class FileDoctor
{
    private const long LargeLog = 256L << 20;
    private const long LittleSpace = 512L << 20;

    /// <summary>The file: present, writable, its layout; its log; and the room on its disk.</summary>
    public static IEnumerable<DoctorCheck> Files(JournalFilesReport report)
    {
        if (report.Bytes is not { } bytes)
        {
            yield return DoctorCheck.Finding("journal", Directory.Exists(report.Path) ? $"{report.Path} is a folder, not a journal" : $"there is no file {report.Path}; 'daybook record', 'daybook import', 'daybook replay' and 'daybook demo' make one");
            yield break;
        }

        yield return DoctorCheck.Ok("journal", $"{report.Path}, {Quantity.Bytes(bytes)}");
        yield return report.WriteError is { } error
            ? DoctorCheck.Finding("access", $"it cannot be written ({error}): give this user the permission, or only read it")
            : DoctorCheck.Ok("access", "readable and writable");
        if (report.Layout is { } layout)
            yield return DoctorCheck.Ok("layout", $"version {layout}");
        yield return report.LogBytes switch
        {
            null => DoctorCheck.Ok("log", "none: everything is in the file"),
            > LargeLog and var log => DoctorCheck.Finding("log", $"{Quantity.Bytes(log)}: it grows while a reader stays in one long read; end that reader, and the next writer copies the log into the file"),
            { } log => DoctorCheck.Ok("log", Quantity.Bytes(log)),
        };
        yield return report.FreeBytes < LittleSpace
            ? DoctorCheck.Finding("disk", $"only {Quantity.Bytes(report.FreeBytes)} are free; recording stops when it is full")
            : DoctorCheck.Ok("disk", $"{Quantity.Bytes(report.FreeBytes)} free");
    }

    /// <summary>The anchor, against where the journal stands.</summary>
    public static DoctorCheck Anchor(JournalFilesReport report, JournalHead head)
    {
        if (!report.HasAnchor)
            return DoctorCheck.Finding("anchor", $"there is none, so missing newest events cannot be detected; the next writer makes {Path.GetFileName(AnchorFile.PathFor(report.Path))}, and records that");
        if (report.Anchor is not { } anchor)
            return DoctorCheck.Finding("anchor", "it holds no intact record; run 'daybook verify'; the next writer makes a new one, and records that");
        if (anchor.IsOfAnother(head.Identity))
            return DoctorCheck.Finding("anchor", $"it belongs to another journal ({anchor.Identity}; this one is {head.Identity}); put the journal's own back");
        if (anchor.Epoch > head.Epoch || (anchor.Epoch == head.Epoch && anchor.Count > head.Count))
        {
            return DoctorCheck.Finding(
                "anchor", $"it says {Quantity.Count(anchor.Count, "event")} in epoch {anchor.Epoch}, the journal has {Quantity.Count(head.Count)} in epoch {head.Epoch}: the newest are lost; see 'daybook recover'");
        }

        var lag = head.Count - anchor.Count;
        return lag == 0 && anchor.Root != head.Root
            ? DoctorCheck.Finding("anchor", "its root is not the journal's: events were changed; run 'daybook verify'")
            : DoctorCheck.Ok("anchor", lag == 0 ? $"agrees at {Quantity.Count(head.Count, "event")}" : $"{Quantity.Count(lag, "event")} behind, which is fine");
    }

    /// <summary>Whether a writer would open it.</summary>
    public static DoctorCheck Writing(JournalOpenException? obstacle) => obstacle is null
        ? DoctorCheck.Ok("writing", "a writer can open it")
        : DoctorCheck.Finding("writing", $"it is refused: {obstacle.Message}");
}

namespace Daybook.Torture.PowerCuts;

/// <summary>
/// What a disk may hold when the power goes at some moment: of each file everything that was forced to the disk, and of the rest whatever the disk had got to.
/// The rest is chosen for each file on its own: nothing, everything, the first writes, some writes, or some sectors of some writes. Several writes of one sector
/// leave one of their contents, since a disk writes what the cache holds at that moment; sectors that were never written, though the file was made longer, are zeros.
/// A file that was made is surely there once it, or its folder, was forced to the disk (as on ext4), and one that was removed surely gone once its folder was.
/// </summary>
internal sealed class CrashImage(Recording recording, int cut, Random random)
{
    private static readonly int[] TearingSizes = [512, 4096];

    /// <summary>Puts the files into a folder, beside a name.</summary>
    public void PutAt(string journalPath)
    {
        foreach (var files in recording.Files.Where(file => file.Made <= cut).GroupBy(file => file.Name, StringComparer.Ordinal))
        {
            if (Choose([.. files]) is { } file)
                File.WriteAllBytes(journalPath + file.Name, ContentOf(file));
        }
    }

    /// <summary>Which of the files that had a name in turn has it on the disk, if any.</summary>
    private RecordedFile? Choose(List<RecordedFile> files)
    {
        var folderSynced = recording.FolderSyncs.Where(sync => sync.End <= cut).Select(sync => sync.Start).DefaultIfEmpty(0).Max();
        RecordedFile? chosen = null;
        foreach (var file in files)
        {
            if (file.SyncedAt(cut) > 0 || file.Made < folderSynced || random.Next(2) == 0)
                chosen = file;
            if (file.Removed <= cut && chosen == file && (file.Removed < folderSynced || random.Next(2) == 0))
                chosen = null;
        }

        return chosen;
    }

    private byte[] ContentOf(RecordedFile file)
    {
        var content = new GrowingBytes();
        var synced = file.SyncedAt(cut);
        var rest = new List<FileChange>();
        foreach (var change in file.Changes)
        {
            if (change.End < synced)
                content.Apply(change);
            else if (change.Start <= cut)
                rest.Add(change);
        }

        Add(rest, content);

        // The disk may know how long a file is before it has what belongs there.
        if (random.Next(4) == 0)
            content.GrowTo(rest.OfType<Write>().Select(write => write.Offset + write.Data.Length).DefaultIfEmpty(0).Max());
        return content.ToArray();
    }

    private void Add(List<FileChange> rest, GrowingBytes content)
    {
        var whole = random.Next(rest.Count + 1);
        var share = random.NextDouble();
        var tearing = TearingSizes[random.Next(TearingSizes.Length)];
        var way = random.Next(5);
        for (var i = 0; i < rest.Count; i++)
        {
            switch (way)
            {
                case 0:
                    return;
                case 1:
                case 2 when i < whole:
                case 3 when random.NextDouble() < share:
                    content.Apply(rest[i]);
                    break;
                case 4 when rest[i] is Write write:
                    content.Apply(write, tearing, () => random.NextDouble() < share);
                    break;
                case 4 when random.NextDouble() < share:
                    content.Apply(rest[i]);
                    break;
            }
        }
    }
}

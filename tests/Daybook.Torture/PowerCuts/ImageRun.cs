using Daybook.Storage;
using Daybook.Torture.Child;
using Daybook.Torture.Promises;

namespace Daybook.Torture.PowerCuts;

/// <summary>Makes crash images of recordings and judges each. Ends at the first broken promise.</summary>
internal sealed class ImageRun
{
    private const int BatchesPerRecording = 40;
    private const int ImagesPerRecording = 100;

    private readonly Bench _bench;
    private readonly Durability? _durability;
    private readonly Random _random;
    private readonly string _folder;
    private int _recordings;

    /// <param name="bench">The bench.</param>
    /// <param name="durability">How durable each batch is asked to be; null: some so, some so.</param>
    public ImageRun(Bench bench, Durability? durability)
    {
        _bench = bench;
        _durability = durability;
        _random = new Random(bench.Seed);
        _folder = bench.NewFolderInMemory();
    }

    public int Images { get; private set; }

    public int Recordings => _recordings;

    /// <summary>Images in which acknowledged batches are missing.</summary>
    public int Losses { get; private set; }

    /// <summary>Those of them where opening or verifying said so.</summary>
    public int Reported { get; private set; }

    /// <summary>Images taken while the journal was being made that are neither a journal nor a place for one.</summary>
    public int Unusable { get; private set; }

    /// <summary>Judges so many images.</summary>
    /// <returns>What was broken, or null.</returns>
    public async Task<string?> RunAsync(int images)
    {
        while (Images < images)
        {
            var seed = unchecked((_bench.Seed * 1000) + _recordings);
            var recording = await RecordAsync(seed);
            _recordings++;
            for (var i = 0; i < ImagesPerRecording && Images < images; i++)
            {
                _bench.Report(Images, images);
                Images++;
                var cut = CutOf(recording);
                if (await JudgeAsync(recording, new Batches(seed, _durability), cut) is { } broken)
                    return $"Image {Images}, cut at call {cut} of recording {_recordings}: {broken}";
            }
        }

        return null;
    }

    private async Task<Recording> RecordAsync(int seed)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "recorded"));
        try
        {
            return await Recorder.RecordAsync(folder.FullName, seed, _durability, BatchesPerRecording, _bench.Bug, _bench.Cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Half of the cuts come right behind an acknowledgement, where a broken promise shows most.</summary>
    private int CutOf(Recording recording) => _random.Next(2) == 0
        ? recording.Acknowledgements[_random.Next(recording.Acknowledgements.Count)].End
        : _random.Next(recording.Files[0].Made, recording.End + 1);

    private async Task<string?> JudgeAsync(Recording recording, Batches batches, int cut)
    {
        var image = Directory.CreateDirectory(Path.Combine(_folder, "image"));
        try
        {
            var path = Path.Combine(image.FullName, "journal.db");
            new CrashImage(recording, cut, _random).PutAt(path);
            var acknowledged = recording.Acknowledgements.Where(one => one.End <= cut).Select(one => one.What.Batch + 1).DefaultIfEmpty(0).Max();
            var synced = Enumerable.Range(0, acknowledged).Where(batch => batches.DurabilityOf(batch) == Durability.Synced).Select(batch => batch + 1).DefaultIfEmpty(0).Max();
            var verdict = await new ImageJudge(path, batches, synced, Math.Min(acknowledged + 1, BatchesPerRecording), _durability != Durability.Synced).JudgeAsync();
            Losses += verdict.Whole < acknowledged ? 1 : 0;
            Reported += verdict.Whole < acknowledged && verdict.IsLossReported ? 1 : 0;
            Unusable += verdict.IsUnusable ? 1 : 0;
            return verdict.Broken;
        }
        finally
        {
            image.Delete(recursive: true);
        }
    }
}

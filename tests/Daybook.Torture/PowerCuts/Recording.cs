using System.Text;
using Daybook.Torture.Killing;

namespace Daybook.Torture.PowerCuts;

/// <summary>What a child did to the files of a journal, in the order of its system calls, and what it acknowledged when.</summary>
internal sealed class Recording
{
    // The log's index lives in memory that is shared; SQLite makes it anew after a crash.
    private static readonly string[] Names = ["", "-wal", "-journal", ".anchor"];

    private readonly string _path;
    private readonly Dictionary<string, RecordedFile> _present = new(StringComparer.Ordinal);

    private Recording(string path) => _path = path;

    public List<RecordedFile> Files { get; } = [];

    /// <summary>When the folder was forced to the disk, and with it which files there are.</summary>
    public List<(int Start, int End)> FolderSyncs { get; } = [];

    /// <summary>When each batch was acknowledged.</summary>
    public List<(int Start, int End, Acknowledgement What)> Acknowledgements { get; } = [];

    /// <summary>Calls that forced something to the disk.</summary>
    public int Fsyncs { get; private set; }

    /// <summary>The end of the record.</summary>
    public int End { get; private set; }

    /// <summary>Understands a record of system calls.</summary>
    /// <param name="calls">The calls, in the order of their ends.</param>
    /// <param name="path">The journal's path.</param>
    public static Recording Of(IEnumerable<SystemCall> calls, string path)
    {
        var recording = new Recording(path);
        foreach (var call in calls)
        {
            recording.Add(call);
            recording.End = call.End;
        }

        return recording;
    }

    private void Add(SystemCall call)
    {
        switch (call.Name)
        {
            case "openat" when Encoding.UTF8.GetString(call.Quoted()) is var opened && IsOurs(opened, out var name):
                if (!_present.ContainsKey(name))
                    Files.Add(_present[name] = new RecordedFile(name, call.Start));
                break;
            case "unlink" when IsOurs(Encoding.UTF8.GetString(call.Quoted()), out var name):
                if (_present.Remove(name, out var removed))
                    removed.Removed = call.Start;
                break;
            case "fsync" or "fdatasync":
                AddSync(call);
                break;
            case "pwrite64" when FileOf(call) is { } file:
                file.Changes.Add(new Write(call.Start, call.End, call.LastNumber(), call.Quoted()));
                break;
            case "ftruncate" when FileOf(call) is { } file:
                file.Changes.Add(new Resize(call.Start, call.End, call.LastNumber()));
                break;
            case "write" when Encoding.UTF8.GetString(call.Quoted()) is var text && text.StartsWith("ack ", StringComparison.Ordinal):
                Acknowledgements.Add((call.Start, call.End, Acknowledgement.Parse(text.TrimEnd())));
                break;
            case "fallocate" when FileOf(call) is not null && call.Arguments.Contains("FALLOC_FL_KEEP_SIZE", StringComparison.Ordinal):
                // Room on the disk, and no change of what can be read.
                break;
            case "write" or "writev" or "pwritev" or "fallocate" or "sync_file_range" when FileOf(call) is not null:
            case "rename" or "renameat" or "renameat2" or "truncate" when call.Arguments.Contains(HexText.Of(_path), StringComparison.Ordinal):
                throw new InvalidOperationException($"The journal is changed by '{call.Name}', which the recording does not understand yet.");
        }
    }

    private void AddSync(SystemCall call)
    {
        var path = call.DescriptorPath();
        if (path == Path.GetDirectoryName(_path))
            FolderSyncs.Add((call.Start, call.End));
        else if (IsOurs(path, out var name) && _present.TryGetValue(name, out var file))
            file.Syncs.Add((call.Start, call.End));
        else
            return;
        Fsyncs++;
    }

    private RecordedFile? FileOf(SystemCall call) =>
        call.Arguments.Contains('<', StringComparison.Ordinal) && IsOurs(call.DescriptorPath(), out var name) ? _present[name] : null;

    private bool IsOurs(string path, out string name)
    {
        name = path.StartsWith(_path, StringComparison.Ordinal) ? path[_path.Length..] : "?";
        return Names.Contains(name);
    }
}

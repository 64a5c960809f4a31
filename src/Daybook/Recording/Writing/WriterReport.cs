using Daybook.Storage;

namespace Daybook.Recording.Writing;

/// <summary>What a writer says of itself: counters for this process, and once a second a status that is stored for others. Counted by the writer, read by anyone.</summary>
internal sealed class WriterReport
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly WriteBuffer _buffer;
    private readonly JournalOptions _options;
    private readonly string _writerId;
    private readonly DateTimeOffset _startedAt;
    private readonly CommitTimes _commits = new();
    private long _events;
    private long _groups;
    private long? _saidAt;
    private long _offeredAt;

    public WriterReport(WriteBuffer buffer, JournalOptions options, string writerId)
    {
        _buffer = buffer;
        _options = options;
        _writerId = writerId;
        _startedAt = options.Time.GetUtcNow();
    }

    public long Groups => Interlocked.Read(ref _groups);

    /// <summary>Counts a committed group, and the status that went with it as said.</summary>
    public void Committed(long events, TimeSpan elapsed)
    {
        Interlocked.Add(ref _events, events);
        Interlocked.Increment(ref _groups);
        _commits.Add(elapsed);
        _saidAt = _offeredAt;
    }

    public WriterStatistics Statistics()
    {
        var (p50, p99, longest) = _commits.Summary();
        var buffer = _buffer.State;
        return new WriterStatistics(
            Interlocked.Read(ref _events), Groups, buffer.Depth, buffer.Refused, p50, p99, longest, buffer.Trouble?.InnerException?.Message);
    }

    /// <summary>The status, when it has not been stored for a second or is wanted in any case; otherwise null.</summary>
    public WriterStatus? StatusIfDue(bool wanted)
    {
        var time = _options.Time;
        if (!wanted && _saidAt is { } said && time.GetElapsedTime(said) < Pace)
        {
            _offeredAt = said;
            return null;
        }

        _offeredAt = time.GetTimestamp();
        return Status();
    }

    public WriterStatus Status() =>
        new(_writerId, Environment.ProcessId, _options.Actor, _startedAt, _options.Time.GetUtcNow(), Statistics());
}

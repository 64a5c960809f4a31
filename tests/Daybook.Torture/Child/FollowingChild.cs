using System.Diagnostics;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite;

namespace Daybook.Torture.Child;

/// <summary>
/// Once told to go, follows a journal for a while as a reader, and checks that each look shows a longer prefix of the same events: ids without a gap, recording times
/// that do not fall, and the root that the head has at that size. Says <c>saw LOOKS COUNT ROOT</c> at the end, or <c>broken …</c>.
/// </summary>
internal sealed class FollowingChild
{
    private readonly SqliteSource _source;
    private readonly MerkleTree _tree = new();
    private DateTimeOffset _recorded = DateTimeOffset.MinValue;

    private FollowingChild(SqliteSource source) => _source = source;

    public static async Task RunAsync(string path, TimeSpan duration, TextReader commands, TextWriter answers)
    {
        await using var source = SqliteSource.Open(path);
        var child = new FollowingChild(source);
        await answers.WriteLineAsync("ready");
        await answers.FlushAsync();
        await commands.ReadLineAsync();
        var looks = 0;
        string? broken = null;
        for (var begun = Stopwatch.GetTimestamp(); broken is null && Stopwatch.GetElapsedTime(begun) < duration; looks++)
        {
            broken = await child.LookAsync();
            await child.WaitAsync(duration - Stopwatch.GetElapsedTime(begun));
        }

        await answers.WriteLineAsync(broken is null ? $"saw {looks} {child._tree.Count} {child._tree.Root}" : $"broken {broken}");
    }

    /// <summary>Waits for more events, as whoever follows a journal does.</summary>
    private async Task WaitAsync(TimeSpan rest)
    {
        using var end = new CancellationTokenSource(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
        try
        {
            await _source.WaitForEventsAsync(_tree.Count, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // There will be no more.
        }
    }

    private async Task<string?> LookAsync()
    {
        var head = await _source.GetHeadAsync();
        if (head.Count < _tree.Count)
            return $"{_tree.Count} events were there, and {head.Count} are.";
        foreach (var seen in await _source.ReadAsync(_tree.Count + 1, (int)(head.Count - _tree.Count)))
        {
            if (Follow(seen) is { } broken)
                return broken;
        }

        if (_tree.Count != head.Count)
            return $"The head spoke of {head.Count} events, and {_tree.Count} were there.";
        return _tree.Root == head.Root ? null : $"At {head.Count} events the head has a root that the events seen so far do not have.";
    }

    private string? Follow(PortfolioEvent seen)
    {
        if (seen.Id != _tree.Count + 1)
            return $"Event {_tree.Count + 1} should follow, and {seen.Id} does.";
        if (seen.RecordedAt < _recorded)
            return $"Event {seen.Id} was recorded before the one it follows.";
        _recorded = seen.RecordedAt;
        _tree.Append(CanonicalEncoding.Leaf(seen));
        return null;
    }
}

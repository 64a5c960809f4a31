using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite;
using Daybook.Torture.Promises;

namespace Daybook.Torture.Clocks;

/// <summary>Lets whole processes append at faked times and in time zones with summer time, and checks that their recording times never fall.</summary>
internal static class FakeTimeRun
{
    private const int EventsPerProcess = 3;

    /// <summary>What a process's clock shows when it starts, and where.</summary>
    public static IReadOnlyList<(string Zone, string Time)> Moments { get; } =
    [
        ("UTC", "2024-02-28 23:59:59"), ("UTC", "2024-02-29 23:59:59"), ("Europe/Berlin", "2025-03-30 01:59:59"), ("Europe/Berlin", "2025-10-26 02:59:59"),
        ("America/New_York", "2025-03-09 01:59:59"), ("America/New_York", "2025-11-02 01:59:59"), ("UTC", "2016-12-31 23:59:59"), ("Pacific/Apia", "2011-12-29 23:59:59"),
        ("UTC", "2038-01-19 03:14:07"), ("UTC", "2001-01-01 00:00:00"),
    ];

    public static async Task<(int Processes, string? Broken)> RunAsync(Bench bench, int rounds)
    {
        var path = Path.Combine(bench.NewFolder(), "journal.db");
        var random = new Random(bench.Seed);
        var shown = new List<long>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var moment in Moments.OrderBy(_ => random.Next()).ToList())
            {
                bench.Report(shown.Count, rounds * Moments.Count);
                if (await AppendAsync(path, moment, bench.Cancellation) is not { } at)
                    return (shown.Count, $"The process at {moment.Time} ({moment.Zone}) died.");
                shown.Add(at);
            }
        }

        await using var source = SqliteSource.Open(path);
        return (shown.Count, await JudgeAsync(source, shown));
    }

    /// <returns>What the process's clock showed.</returns>
    private static async Task<long?> AppendAsync(string path, (string Zone, string Time) moment, CancellationToken cancellationToken)
    {
        // Waits go by the monotonic clock, which is left as it is.
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["TZ"] = moment.Zone, ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1" };
        await using var child = ChildProcess.StartUnder(["faketime", "-f", $"@{moment.Time}"], environment, "clock", path, $"{EventsPerProcess}");
        var answer = await child.HearTheRestAsync(cancellationToken);
        return answer.Split(' ') is ["at", var shown] ? long.Parse(shown) : null;
    }

    private static async Task<string?> JudgeAsync(SqliteSource source, List<long> shown)
    {
        var report = await source.VerifyAsync(new VerifyOptions { RequireAnchor = true });
        if (!report.Ok)
            return $"verify: {report.Findings[0].Message}";
        var all = await source.ReadAsync(1, int.MaxValue);
        if (StandingClocks.FindWrong(all) is { } wrong)
            return wrong;
        var events = all.Where(one => !one.Type.Equals(EventTypes.ClockBehind)).ToList();
        if (events.Count != shown.Count * EventsPerProcess)
            return $"{shown.Count * EventsPerProcess} events were written, and {events.Count} are there.";
        if (shown.Zip(shown.Skip(1)).All(pair => pair.First <= pair.Second))
            return "The clocks did not jump, so nothing was tested.";
        var recorded = long.MinValue;
        foreach (var (place, one) in events.Index())
        {
            var at = Microseconds.From(one.RecordedAt);
            if (at < recorded)
                return $"Event {one.Id} was recorded before the one it follows.";
            if (at < shown[place / EventsPerProcess])
                return $"Event {one.Id} was recorded before its process began.";
            recorded = at;
        }

        return null;
    }
}

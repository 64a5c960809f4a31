using System.Globalization;
using Daybook.Engine.Explaining;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Sqlite;

namespace Daybook.Benchmarks;

/// <summary>How long a warm process takes to say how a portfolio stands, stood, and why something was decided, in a replay of a million events and in one of ten times the days.</summary>
internal sealed class StateBenchmark : IBenchmark
{
    private const int Assets = 500;
    private const int Days = 2_250;
    private const int Growth = 10;
    private const int Rounds = 9;

    // How far the nearest snapshot is, is a matter of luck: among so many times there is one that has it far off.
    private const int Times = 25;
    private const int RoundsPerTime = 3;

    public string Name => "state";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run, CancellationToken cancellationToken)
    {
        var million = await MeasureAsync(run, Days, cancellationToken).ConfigureAwait(false);
        var tens = run.Events >= Growth * BenchmarkRun.StandardEvents ? await MeasureAsync(run, Growth * Days, cancellationToken).ConfigureAwait(false) : null;
        double? Over(Func<Figures, double> of) => tens is null ? null : of(tens) / of(million);
        var beyond = string.Create(CultureInfo.InvariantCulture, $"the same universe over {Growth} times the days, over that");
        return
        [
            new("state_ms", million.State, "ms", $"the state of a replay of {Assets} assets over {Days:N0} days ({million.Events:N0} events), by a reader that is opened for it in a warm process") { Bar = Bar.AtMost(50) },
            new("state_at_ms", million.StateAt, "ms", $"the same as of {Times} times spread over the replay, the slowest of them") { Bar = Bar.AtMost(150) },
            new("explain_ms", million.Explain, "ms", $"a decision explained, with the smallest changes that would have changed it: the median of {Times} spread over the replay") { Bar = Bar.AtMost(200) },
            new("state_first_ms", million.First, "ms", "the first question after the replay: there is no snapshot, and all of it is folded"),
            new("state_growth.state", Over(figures => figures.State), "", beyond) { Bar = Bar.AtMost(1.3) },
            new("state_growth.state_at", Over(figures => figures.StateAt), "", beyond) { Bar = Bar.AtMost(1.3) },
            new("state_growth.explain", Over(figures => figures.Explain), "", beyond) { Bar = Bar.AtMost(1.3) },
            new("snapshots_bytes_per_event", million.SnapshotBytes, "B", "the snapshots that these readers left beside the journal, over its events"),
        ];
    }

    private static async Task<Figures> MeasureAsync(BenchmarkRun run, int days, CancellationToken cancellationToken)
    {
        run.Say(string.Create(CultureInfo.InvariantCulture, $"state: replaying {Assets} assets over {days:N0} days"));
        var options = ReplayBenchmark.Options(run, Assets, days);
        var path = run.NewPath($"state-{days}");
        var session = await ReplayAsync(path, options, cancellationToken).ConfigureAwait(false);
        var replayed = new ReplayRun(options, new NullReplayLog()).Days;
        long events;
        var reader = await SqliteJournal.OpenReaderAsync(path, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
            events = (await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false)).Count;

        Task StateAsync(DateOnly? at) => WithAsync(path, reader => StateReader.ReadAsync(reader, new StateQuery { Run = session, At = at is { } date ? Close(date) : null }, cancellationToken), cancellationToken);
        DateOnly Day(double part) => replayed[(int)(part * (replayed.Count - 1))];
        Task ExplainAsync(DateOnly day) => WithAsync(path, reader => DecisionExplainer.ExplainAsync(reader, options.Universe![0], day, session, cancellationToken), cancellationToken);

        // The process is to be warm, and every snapshot to lie there that its readers leave.
        for (var time = 0; time < Times; time++)
        {
            await StateAsync(Day(Part(time))).ConfigureAwait(false);
            await ExplainAsync(Day(Part(time))).ConfigureAwait(false);
        }

        var snapshotBytes = new FileInfo(path + ".folds").Length;
        return new Figures(
            events,
            await MedianAsync(Rounds, _ => StateAsync(null)).ConfigureAwait(false),
            await WorstAsync(part => StateAsync(Day(part))).ConfigureAwait(false),
            await MedianAsync(Times, time => ExplainAsync(Day(Part(time)))).ConfigureAwait(false),
            await FirstAsync(path, () => StateAsync(null)).ConfigureAwait(false),
            snapshotBytes / (double)events);
    }

    private static async Task<string> ReplayAsync(string path, ReplayOptions options, CancellationToken cancellationToken)
    {
        var journal = await SqliteJournal.OpenAsync(path, new JournalOptions { Actor = null }, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var session = journal.BeginSession(ReplayRun.SessionKind, metadata: RunFacts.Of(options.Rebalance));
            var log = new JournalReplayLog(journal, session);
            await new ReplayRun(options, log).RunAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            await log.FlushAsync().ConfigureAwait(false);
            await session.CompleteAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return session.Id;
        }
    }

    private static async Task WithAsync(string path, Func<JournalReader, Task> ask, CancellationToken cancellationToken)
    {
        var reader = await SqliteJournal.OpenReaderAsync(path, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
            await ask(reader).ConfigureAwait(false);
    }

    private static async Task<double> MedianAsync(int rounds, Func<int, Task> ask)
    {
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
            times.Add(await Timing.MillisecondsAsync(() => ask(round)).ConfigureAwait(false));
        return Timing.Median(times);
    }

    private static async Task<double> WorstAsync(Func<double, Task> ask)
    {
        var worst = 0.0;
        for (var time = 0; time < Times; time++)
            worst = Math.Max(worst, await MedianAsync(RoundsPerTime, _ => ask(Part(time))).ConfigureAwait(false));
        return worst;
    }

    private static double Part(int time) => (time + 1) / (Times + 1.0);

    private static async Task<double> FirstAsync(string path, Func<Task> ask)
    {
        File.Delete(path + ".folds");
        return await Timing.MillisecondsAsync(ask).ConfigureAwait(false);
    }

    private static DateTimeOffset Close(DateOnly date) => new(date.ToDateTime(new TimeOnly(21, 0)), TimeSpan.Zero);

    private sealed record Figures(long Events, double State, double StateAt, double Explain, double First, double SnapshotBytes);
}

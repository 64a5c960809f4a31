using Daybook.Events;
using Daybook.Workloads;

namespace Daybook.Benchmarks;

/// <summary>A journal to ask, and what may be asked of it.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Events">Its events.</param>
/// <param name="Bytes">The size of the file, after it was closed.</param>
/// <param name="Traces">Ids of traces, spread evenly over it.</param>
/// <param name="Sessions">Ids of sessions, likewise.</param>
internal sealed record QueriedJournal(string Path, int Events, long Bytes, IReadOnlyList<string> Traces, IReadOnlyList<string> Sessions)
{
    private const int Samples = 40;

    /// <summary>Records a workload, with ten events of an asset that is rare.</summary>
    public static async Task<QueriedJournal> MakeAsync(BenchmarkRun run, string name, StandardWorkload workload, CancellationToken cancellationToken)
    {
        run.Say($"{name}: recording {workload.Count:N0} events");
        var path = run.NewPath(name);
        var (traces, sessions) = (new List<string>(), new List<string>());
        await BenchmarkRun.AppendAsync(path, Watched(), cancellationToken).ConfigureAwait(false);
        return new QueriedJournal(path, workload.Count, new FileInfo(path).Length, traces, sessions);

        IEnumerable<PortfolioEvent> Watched()
        {
            var next = 0;
            var index = 0;
            foreach (var given in (workload with { Rare = 10 }).Events())
            {
                if (index++ >= next)
                {
                    traces.Add(given.TraceId!);
                    sessions.Add(given.SessionId!);
                    next += workload.Count / Samples;
                }

                yield return given;
            }
        }
    }
}

using System.Diagnostics;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Sqlite;
using Daybook.Storage;
using Daybook.Workloads;

namespace Daybook.Benchmarks;

/// <summary>What the benchmarks of one run share: its settings, and a folder that is theirs.</summary>
/// <param name="Folder">Where journals are made.</param>
/// <param name="Events">The size of the journal that is queried.</param>
/// <param name="Seed">The seed of the workload.</param>
/// <param name="Tool">The tool, for what is measured in processes of its own.</param>
/// <param name="Say">Told what is being done.</param>
internal sealed record BenchmarkRun(string Folder, int Events, int Seed, ToolProcess Tool, Action<string> Say)
{
    /// <summary>The size of the journal that queries are measured on, unless the run asks for another.</summary>
    public const int StandardEvents = 1_000_000;

    /// <summary>Events in a group: as many as a journal writes at once.</summary>
    public const int Group = 8_192;

    /// <summary>The version of what the measured journals are kept with.</summary>
    public static string SqliteVersion { get; } = new SqliteJournalProvider().Software.Split(' ')[^1];

    /// <summary>The standard workload of so many events, at the rate of a million in 90 days.</summary>
    public StandardWorkload Workload(int events) => new() { Count = events, Seed = Seed, Span = TimeSpan.FromDays(90.0 * events / StandardEvents) };

    /// <summary>A path in the run's folder at which nothing is.</summary>
    public string NewPath(string name)
    {
        var folder = Path.Combine(Folder, name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, "journal.db");
    }

    /// <summary>Records events in full groups, each awaited until it is committed.</summary>
    /// <returns>How long that took, from the first event to the last acknowledgement.</returns>
    public static async Task<TimeSpan> AppendAsync(string path, IEnumerable<PortfolioEvent> events, CancellationToken cancellationToken)
    {
        var journal = await SqliteJournal.OpenAsync(path, new JournalOptions { Actor = null }, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var start = Stopwatch.GetTimestamp();
            var before = Task.CompletedTask;
            foreach (var group in events.Chunk(Group))
            {
                var next = journal.AppendAsync(group, Durability.Committed, cancellationToken: cancellationToken);
                await before.ConfigureAwait(false);
                before = next;
            }

            await before.ConfigureAwait(false);
            return Stopwatch.GetElapsedTime(start);
        }
    }
}

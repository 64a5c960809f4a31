using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;
using Daybook.Torture.Obedience;

namespace Daybook.Torture.Child;

/// <summary>
/// Writes into the journal what is not the live portfolio's: replays, and events that say nothing to it. As it is told, a portion for each <c>more</c>, or all the time. Ends when it
/// hears <c>stop</c>.
/// </summary>
internal sealed class NeighbourChild(Journal journal, Random random)
{
    private volatile bool _isStopped;

    public static async Task RunAsync(string path, int seed, bool isBusy, TextReader commands, TextWriter answers)
    {
        await using var journal = await Journal.OpenAsync(ObedienceFile.Open(path));
        var child = new NeighbourChild(journal, new Random(seed));
        await answers.WriteLineAsync("ready");
        await answers.FlushAsync();
        var listening = isBusy ? Task.Run(() => child.HearAsync(commands)) : Task.CompletedTask;
        while (isBusy ? !child._isStopped : await child.HearAsync(commands))
            await child.WriteAsync();
        await listening;
    }

    private async Task<bool> HearAsync(TextReader commands)
    {
        _isStopped = await commands.ReadLineAsync() is null or "stop";
        return !_isStopped;
    }

    private async Task WriteAsync()
    {
        if (random.Next(12) == 0)
            await ReplayAsync();
        for (var count = random.Next(1, 20); count > 0; count--)
            await journal.AppendAsync([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Note())], Durability.Committed);
    }

    private async Task ReplayAsync()
    {
        var options = RandomReplays.Of(random.Next());
        await using var session = journal.BeginSession("replay", metadata: RunFacts.Of(options.Rebalance));
        var log = new JournalReplayLog(journal, session);
        await new ReplayRun(options, log).RunAsync();
        await log.FlushAsync();
        await session.CompleteAsync();
    }

    private PortfolioEvent Note() => PortfolioEvent.Create(
        EventTypes.AssetScored, Microseconds.ToTime(RandomSnapshots.Micros(random.Next(1000), 0, 0)), "a neighbour's score", RandomSnapshots.Assets[random.Next(RandomSnapshots.Assets.Count)], scoreAfter: random.NextDouble());
}

using System.Globalization;
using Daybook.Engine.Rebalancing;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;
using Daybook.Torture.Bugs;
using Daybook.Torture.Obedience;

namespace Daybook.Torture.Child;

/// <summary>
/// Rebalances the live portfolio again and again. It hears <c>told N MOST</c>: there are N events, all of them acknowledged, and whatever it begins after that must obey them; so many
/// rebalances may follow before it is told more. Says <c>begin …</c> before each rebalance, with what it was told last, and <c>end …</c> behind it; then it records some of the trades.
/// Ends when it hears <c>stop</c>.
/// </summary>
internal sealed class RebalancingChild(int number, Random random, TextReader commands, TextWriter answers) : IDisposable
{
    private readonly RandomSnapshots _snapshots = new(random);
    private readonly SemaphoreSlim _heard = new(0);
    private Told _told = new(0, 0);
    private volatile bool _isStopped;

    public static async Task RunAsync(string path, int number, int seed, string? bug, TextReader commands, TextWriter answers)
    {
        var store = ObedienceFile.Open(path);
        await using var journal = await Journal.OpenAsync(bug switch
        {
            PlantedBug.StaleState => new StaleStore(store),
            PlantedBug.IgnoredCondition => new UnconditionalStore(store),
            _ => store,
        });
        using var rebalancer = await Rebalancer.OpenAsync(journal, RandomSnapshots.Options);
        using var child = new RebalancingChild(number, new Random(seed), commands, answers);
        await child.RunAsync(rebalancer);
    }

    public void Dispose() => _heard.Dispose();

    private async Task RunAsync(Rebalancer rebalancer)
    {
        var listening = Task.Run(ListenAsync);
        var (told, since) = (_told, 0);
        for (var n = 0; !_isStopped;)
        {
            // What was told is looked at before the rebalance begins: it may know more, and nothing less.
            var newest = Volatile.Read(ref _told);
            (told, since) = (newest, newest == told ? since : 0);
            if (since++ < told.Most)
                await RebalanceAsync(rebalancer, told.Events, n++);
            else
                await _heard.WaitAsync();
        }

        await listening;
    }

    private async Task RebalanceAsync(Rebalancer rebalancer, long told, int n)
    {
        var micros = RandomSnapshots.Micros(told, number, n);
        var snapshot = _snapshots.Next(Microseconds.ToTime(micros), rebalancer.State);
        await SayAsync(Rebalanced.Begin(told, micros));
        var outcome = await rebalancer.RebalanceAsync(snapshot, random.Next(2) == 0 ? Durability.Synced : Durability.Committed);
        await SayAsync(RebalancedEnd.Of(outcome).ToLine());
        if (outcome.IsRecorded && _snapshots.Fills(outcome) is { Count: > 0 } fills)
            await rebalancer.Portfolio.RecordFillsAsync(fills, Durability.Committed);
    }

    private async Task ListenAsync()
    {
        while (!_isStopped)
        {
            if (await commands.ReadLineAsync() is { } line && line.Split(' ') is ["told", var events, var most])
                Volatile.Write(ref _told, new Told(long.Parse(events, CultureInfo.InvariantCulture), int.Parse(most, CultureInfo.InvariantCulture)));
            else
                _isStopped = true;
            _heard.Release();
        }
    }

    private async Task SayAsync(string line)
    {
        // The mark at the end says that a kill has not cut the line off.
        await answers.WriteLineAsync($"{line} .");
        await answers.FlushAsync();
    }

    private sealed record Told(long Events, int Most);
}

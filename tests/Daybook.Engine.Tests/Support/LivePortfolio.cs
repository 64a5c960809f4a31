using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Tests.Support;

/// <summary>
/// A live portfolio that sees what a replay saw. Its rebalancer is made anew before any step with a chance of one in forty, and its journal opened anew with one in 120: it knows
/// nothing but what the journal holds.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="random">When it is restarted.</param>
/// <param name="open">Opens the journal.</param>
/// <param name="cancellationToken">Ends the trial.</param>
internal sealed class LivePortfolio(RebalanceOptions options, Random random, Func<ValueTask<Journal>> open, CancellationToken cancellationToken) : IAsyncDisposable
{
    private Journal _journal = null!;
    private Rebalancer _rebalancer = null!;

    public int Restarts { get; private set; }

    /// <summary>Lives through what a replay saw.</summary>
    /// <returns>What it says that the replay does not, or null.</returns>
    public async Task<string?> LiveThroughAsync(RecordedReplay replay)
    {
        _journal = await open();
        _rebalancer = await Rebalancer.OpenAsync(_journal, options, cancellationToken);
        foreach (var step in replay.Steps)
        {
            if (await TakeAsync(step) is { } broken)
                return broken;
        }

        return await DifferenceAsync(replay);
    }

    public ValueTask DisposeAsync() => _journal?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<string?> TakeAsync(RecordedStep step)
    {
        await RestartPerhapsAsync();
        if (step.Decision is { } decision)
        {
            var outcome = await _rebalancer.RebalanceAsync(new RecordedRebalance(step.Events, step.Before, options).Snapshot(), Durability.Committed);
            return !outcome.IsRecorded ? $"the rebalance of {decision.At:O} was not recorded"
                : !outcome.Targets.SequenceEqual(decision.Targets) ? $"the targets of {decision.At:O} are others: {string.Join(", ", outcome.Targets)}; in the replay {string.Join(", ", decision.Targets)}"
                : null;
        }

        var fills = RecordedFills.Of(step.Events);
        var first = random.Next(fills.Count + 1);
        await _rebalancer.Portfolio.RecordFillsAsync([.. fills.Take(first)], Durability.Committed);
        await RestartPerhapsAsync();
        await _rebalancer.Portfolio.RecordFillsAsync([.. fills.Skip(first)], Durability.Committed);
        return null;
    }

    private async Task<string?> DifferenceAsync(RecordedReplay replay)
    {
        List<PortfolioEvent> recorded = [];
        await foreach (var happened in _journal.ReadAllAsync(cancellationToken: cancellationToken))
            recorded.Add(happened);
        var expected = EventLine.Of(replay.Events.Where(happened => !happened.Type.Equals(EventTypes.PortfolioSnapshot) && !happened.Type.Equals(EventTypes.OrderExpired)));
        var actual = EventLine.Of(recorded.Where(happened => happened.Category != EventCategory.System));
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            if (expected.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i))
                return $"event {i + 1} is{Environment.NewLine}{actual.ElementAtOrDefault(i)}; in the replay{Environment.NewLine}{expected.ElementAtOrDefault(i)}";
        }

        var state = StateText.WithoutIds(replay.Result.State);
        return StateText.WithoutIds(_rebalancer.State) != state ? "the state that the rebalancer remembers is another"
            : StateText.WithoutIds((await StateReader.ReadAsync(_journal, new StateQuery(), cancellationToken)).Engine) != state ? "the state that is read from the journal is another"
            : null;
    }

    private async Task RestartPerhapsAsync()
    {
        if (random.Next(120) == 0)
        {
            await _journal.DisposeAsync();
            _journal = await open();
        }
        else if (random.Next(40) > 0)
        {
            return;
        }

        Restarts++;
        _rebalancer = await Rebalancer.OpenAsync(_journal, options, cancellationToken);
    }
}

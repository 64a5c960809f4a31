using CsCheck;
using Daybook.Contract.Making;
using Daybook.Contract.Model;
using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Contract.Suites;

/// <summary>Whatever happens, in whatever order: the store is a plain list of events with two dictionaries beside it.</summary>
public abstract class ModelContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    [Fact]
    public async Task Any_sequence_of_appends_retries_restarts_and_queries_equals_the_model() =>
        await Step.Any.Array[1, 30].SampleAsync(RunAsync, iter: 60, threads: 1, print: steps => string.Join('\n', steps.Select(step => $"{step}")));

    private async Task RunAsync(Step[] steps)
    {
        var (model, sent, clock) = (new JournalModel(), new List<AppendRequest>(), new SettableClock(Make.Start));
        var store = await Host.OpenAsync(clock);
        try
        {
            foreach (var step in steps)
            {
                switch (step)
                {
                    case Step.Append append:
                        sent.AddRange(append.Group);
                        AssertOutcomes(model, store, append.Group, clock.Now);
                        break;
                    case Step.Retry retry when sent.Count > 0:
                        AssertOutcomes(model, store, [sent[retry.Which % sent.Count]], clock.Now);
                        break;
                    case Step.Restart when Host.IsPersistent:
                        store = await Host.ReopenAsync(store, clock);
                        break;
                    case Step.SetClock set:
                        clock.Advance(set.By);
                        break;
                    case Step.Ask ask:
                        await AssertPagesAsync(model, store, ask);
                        break;
                    case Step.Count count:
                        var statistics = await store.GetStatisticsAsync(count.Query, Cancel);
                        Counting.AssertCounts(model.Events.Where(one => count.Known?.Matches(one) != false), count.Query, statistics);
                        break;
                }
            }

            await AssertStateAsync(model, store);
        }
        finally
        {
            await store.DisposeAsync();
        }
    }

    private static void AssertOutcomes(JournalModel model, IEventStore store, AppendRequest[] group, DateTimeOffset now)
    {
        var before = model.Events.Count;
        var outcomes = store.Append(group, Durability.Committed);
        Assert.Equal(group.Length, outcomes.Count);
        foreach (var (request, outcome) in group.Zip(outcomes))
        {
            var expected = model.Append(request, now);
            Assert.Equal(expected.Refused, outcome.Refused?.GetType());
            Assert.Equal(expected.Ids, outcome.Ids);
            Assert.Equal(expected.AlreadyPresent, outcome.AlreadyPresent);
        }

        model.EndGroup(before, now, store.GetHeadAsync(Cancel).AsTask().GetAwaiter().GetResult().Identity!.Value);
    }

    private static async Task AssertPagesAsync(JournalModel model, IEventStore store, Step.Ask ask)
    {
        var query = ask.Query;
        var expected = model.Select(query, ask.Known).ToArray();
        for (var from = 0; ; from += query.Limit)
        {
            var page = await store.QueryAsync(query, Cancel);
            SameEvent.AssertAll([.. expected.Skip(from).Take(query.Limit)], page.Events);
            Assert.Equal(from + query.Limit < expected.Length, page.Next is not null);
            if (page.Next is null)
                return;
            query = query with { After = page.Next };
        }
    }

    private static async Task AssertStateAsync(JournalModel model, IEventStore store)
    {
        SameEvent.AssertAll(model.Events, await ReadAllAsync(store));
        Assert.Equal(model.Running, (await store.GetRunningSessionsAsync(Cancel)).OrderBy(session => session.FirstEventId));
        Assert.Equal(
            model.Types.OrderBy(type => type.Name, StringComparer.Ordinal),
            (await store.GetRegisteredTypesAsync(Cancel)).OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (type.Name, type.Category)));
        var head = await store.GetHeadAsync(Cancel);
        Assert.Equal(model.Events.Count, head.Count);
        Assert.Equal(NaiveMerkleTree.RootOf(model.Events), head.Root);
        Assert.Equal(model.Events.Count == 0 ? null : model.Events.Max(one => Microseconds.From(one.OccurredAt)), head.NewestOccurredMicros);
        var report = await store.VerifyAsync(new(), cancellationToken: Cancel);
        Assert.Empty(report.Findings);
        Assert.Equal(head.Root, report.Root);
    }
}

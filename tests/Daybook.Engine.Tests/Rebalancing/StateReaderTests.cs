using Daybook.Engine.Rebalancing;
using Daybook.Engine.Tests.Support;
using Daybook.Recording;
using Daybook.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>Which events of a journal make the state that is asked for.</summary>
public sealed class StateReaderTests
{
    private static readonly DateTimeOffset s_start = new(2025, 3, 5, 21, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_state_at_a_time_knows_what_had_happened_by_then_itself_included()
    {
        await using var journal = await Opened();

        Assert.Equal([], await Held(journal, new StateQuery { At = s_start.AddTicks(-10) }));
        Assert.Equal(["A"], await Held(journal, new StateQuery { At = s_start }));
        Assert.Equal(["A", "B"], await Held(journal, new StateQuery { At = s_start.AddDays(1) }));
    }

    [Fact]
    public async Task The_state_as_it_was_known_knows_what_was_recorded_by_then_itself_included()
    {
        await using var journal = await Opened();

        Assert.Equal([], await Held(journal, new StateQuery { KnownAt = s_start.AddDays(10).AddTicks(-10) }));
        Assert.Equal(["A"], await Held(journal, new StateQuery { KnownAt = s_start.AddDays(10) }));
        Assert.Equal(["A", "B"], await Held(journal, new StateQuery { KnownAt = s_start.AddDays(11) }));
    }

    [Fact]
    public async Task The_live_portfolio_and_a_run_know_nothing_of_each_other()
    {
        await using var journal = await Opened();
        await using var run = journal.BeginSession("replay");
        run.Record(Happened.Opened("R", s_start));
        await run.CompleteAsync(cancellationToken: Token);

        Assert.Equal(["A", "B"], await Held(journal, new StateQuery()));
        Assert.Equal(["R"], await Held(journal, new StateQuery { Run = run.Id }));
    }

    /// <summary>A journal in which A was opened at the start and B a day later, each recorded ten days after it happened.</summary>
    private static async Task<Journal> Opened()
    {
        var time = new FakeTimeProvider(s_start.AddDays(10));
        var journal = await Journal.OpenAsync(new MemoryStore(time), new JournalOptions { Time = time }, Token);
        await journal.AppendAsync([Happened.Opened("A", s_start)], cancellationToken: Token);
        time.Advance(TimeSpan.FromDays(1));
        await journal.AppendAsync([Happened.Opened("B", s_start.AddDays(1))], cancellationToken: Token);
        return journal;
    }

    private static async Task<IEnumerable<string>> Held(Journal journal, StateQuery query) => (await StateReader.ReadAsync(journal, query, Token)).Engine.Positions.Positions.Keys;
}

using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Storage;

namespace Daybook.Contract.Suites;

/// <summary>Appending on a condition: nothing is added once something that matters came in behind the position that the request was decided from.</summary>
public abstract class ConditionContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    private static readonly Filter s_halts = Filter.Equal(EventField.Type, EventTypes.TradingStateChanged.Name);

    [Fact]
    public async Task A_request_is_added_while_nothing_that_matters_came_in()
    {
        Append(Halt());
        Append(Make.Notes(3));

        var outcome = Request(On(1, Make.Note("decided")));

        Assert.Null(outcome.Refused);
        Assert.Equal([5], outcome.Ids);
        Assert.Equal("decided", (await ReadAllAsync())[^1].Reason);
    }

    [Fact]
    public async Task What_matters_behind_the_position_refuses_all_of_the_request()
    {
        Append(Make.Notes(2));
        Append(Halt());

        var outcome = Request(On(2, Make.Note("one"), Make.Note("two")));

        var refused = Assert.IsType<AppendConditionException>(outcome.Refused);
        Assert.Equal(3, refused.Conflict);
        Assert.Equal(new JournalPosition(0, 2), refused.After);
        Assert.Empty(outcome.Ids);
        Assert.Equal(3, (await HeadAsync()).Count);
    }

    [Fact]
    public void What_stands_before_it_in_its_own_group_counts()
    {
        Append(Make.Notes(2));

        var outcomes = Store.Append([new AppendRequest([Make.Note(), Halt()]), On(2, Make.Note("decided")), On(4, Make.Note("decided on"))], Durability.Committed);

        Assert.Equal([3, 4], outcomes[0].Ids);
        Assert.Equal(4, Assert.IsType<AppendConditionException>(outcomes[1].Refused).Conflict);
        Assert.IsType<AppendConditionException>(outcomes[2].Refused);
    }

    [Fact]
    public void Of_two_that_decide_from_one_position_the_first_is_added()
    {
        Append(Make.Notes(2));

        var outcomes = Store.Append([On(2, Halt("first")), On(2, Halt("second"))], Durability.Committed);

        Assert.Equal([3], outcomes[0].Ids);
        Assert.Equal(3, Assert.IsType<AppendConditionException>(outcomes[1].Refused).Conflict);
    }

    [Fact]
    public void A_refused_request_breaks_no_condition()
    {
        Append(Make.Notes(2));
        Append(Halt());

        var outcomes = Store.Append([On(2, Halt("refused")), On(3, Make.Note("decided"))], Durability.Committed);

        Assert.NotNull(outcomes[0].Refused);
        Assert.Equal([4], outcomes[1].Ids);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 0)]
    [InlineData(7, 2)]
    public void A_position_that_is_not_of_this_journal_refuses_it(int epoch, long id)
    {
        Append(Make.Notes(2));

        var outcome = Request(new AppendRequest([Make.Note()]) { OnlyIf = new AppendCondition(new JournalPosition(epoch, id), s_halts) });

        Assert.Null(Assert.IsType<AppendConditionException>(outcome.Refused).Conflict);
    }

    [Fact]
    public async Task A_known_key_gives_its_ids_back_whether_the_condition_holds_or_not()
    {
        Append(Make.Note());
        var request = On(1, Make.Note("decided")) with { Key = "decision-7" };
        Request(request);
        Append(Halt());

        var again = Request(request);

        Assert.Equal([2], again.Ids);
        Assert.Equal(1, again.AlreadyPresent);
        Assert.Equal(3, (await HeadAsync()).Count);
    }

    [Fact]
    public void A_refused_request_does_not_use_up_its_key()
    {
        Append(Halt());

        Assert.NotNull(Request(On(0, Make.Note()) with { Key = "decision-7" }).Refused);

        Assert.Equal([2], Request(On(1, Make.Note()) with { Key = "decision-7" }).Ids);
    }

    [Fact]
    public void Keyed_events_are_added_on_a_condition_too()
    {
        Append(Halt());

        Assert.NotNull(Request(On(0, Make.Note()) with { EventKeys = ["row-1"] }).Refused);
        Assert.Equal([2], Request(On(1, Make.Note()) with { EventKeys = ["row-1"] }).Ids);
    }

    [Theory]
    [InlineData("id > 3")]
    [InlineData("type = 'note' and not (recorded < 2020-01-01 or asset = 'A')")]
    public void A_condition_cannot_ask_for_what_the_events_of_its_group_do_not_have(string text)
    {
        var condition = new AppendCondition(default, Filter.Parse(text, Make.Start));

        Assert.IsType<ArgumentException>(Request(new AppendRequest([Make.Note()]) { OnlyIf = condition }).Refused);
    }

    [Fact]
    public void What_matters_is_found_far_behind_the_position_in_sealed_blocks_and_in_the_open_one()
    {
        Append(Make.Notes(5_000));
        Append(Halt());
        Append(Make.Notes(5_000));

        Assert.Equal(5_001, Assert.IsType<AppendConditionException>(Request(On(10, Make.Note())).Refused).Conflict);
        Assert.Equal(5_001, Assert.IsType<AppendConditionException>(Request(On(5_000, Make.Note())).Refused).Conflict);
        Assert.Equal([10_002], Request(On(5_001, Make.Note())).Ids);
        Append(Halt());
        Assert.Equal(10_003, Assert.IsType<AppendConditionException>(Request(On(5_001, Make.Note())).Refused).Conflict);
    }

    [Fact]
    public void Conditions_of_one_group_that_share_a_filter_keep_their_own_positions()
    {
        Append(Make.Notes(4_000));
        Append(Halt());
        Append(Make.Notes(4_000));

        var outcomes = Store.Append([On(4_500, Make.Note()), On(20, Make.Note()), On(4_001, Make.Note())], Durability.Committed);

        Assert.Equal([8_002], outcomes[0].Ids);
        Assert.Equal(4_001, Assert.IsType<AppendConditionException>(outcomes[1].Refused).Conflict);
        Assert.Equal([8_003], outcomes[2].Ids);
    }

    private static PortfolioEvent Halt(string reason = "the feed is stale") => PortfolioEvent.Create(EventTypes.TradingStateChanged, Make.Start, reason, metadata: Metadata.Of(("trading_state", "halted")));

    private static AppendRequest On(long afterId, params PortfolioEvent[] events) => new(events) { OnlyIf = new AppendCondition(new JournalPosition(0, afterId), s_halts) };
}

using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Contract.Suites;

/// <summary>What a journal remembers of types: the category of the first event holds for all that follow.</summary>
public abstract class TypeRegistrationContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    private static readonly EventType Score = EventType.Define("own_score", EventCategory.Scoring);
    private static readonly EventType ScoreAsError = EventType.Define("own_score", EventCategory.Error);

    [Fact]
    public async Task The_first_event_registers_its_type()
    {
        Append(Of(Score), Make.Note(), Of(Score));

        Assert.Equal([Make.NoteType, Score], await RegisteredAsync());
    }

    [Fact]
    public async Task Built_in_types_need_no_registration()
    {
        Append(Make.OneOfEachType());

        Assert.Empty(await RegisteredAsync());
    }

    [Fact]
    public async Task Imports_never_register_and_are_never_in_conflict()
    {
        Append(Make.Imported("own_score", "scoring"), Make.Imported("own_score", "error"), Make.Imported("session_start", "portfolio"), Make.Imported("", ""));
        Assert.Empty(await RegisteredAsync());

        Append(Of(ScoreAsError));
        Append(Make.Imported("own_score", "scoring"));

        Assert.Equal([ScoreAsError], await RegisteredAsync());
        Assert.Equal(["scoring", "error", "portfolio", "", "error", "scoring"], (await ReadAllAsync()).Select(stored => stored.Category.Name));
    }

    [Fact]
    public async Task Another_category_is_refused()
    {
        Append(Of(Score));

        var conflict = Assert.IsType<TypeConflictException>(Request(new AppendRequest([Make.Note(), Of(ScoreAsError)])).Refused);

        Assert.Equal(Score, conflict.Registered);
        Assert.Equal(ScoreAsError, conflict.Given);
        Assert.Equal(1, (await HeadAsync()).Count);
        Assert.Equal([Score], await RegisteredAsync());
    }

    [Fact]
    public async Task A_request_that_contradicts_itself_is_refused_and_registers_nothing()
    {
        Assert.IsType<TypeConflictException>(Request(new AppendRequest([Of(Score), Of(ScoreAsError)])).Refused);

        Assert.Empty(await RegisteredAsync());
        Assert.Equal(0, (await HeadAsync()).Count);
    }

    [Fact]
    public async Task A_type_that_an_earlier_request_of_the_group_registers_holds_for_the_later_ones()
    {
        var outcomes = Store.Append([new AppendRequest([Of(Score)]), new AppendRequest([Of(ScoreAsError)])], Durability.Committed);

        Assert.Null(outcomes[0].Refused);
        Assert.IsType<TypeConflictException>(outcomes[1].Refused);
        Assert.Equal([Score], await RegisteredAsync());
    }

    [Fact]
    public async Task Or_it_is_rewritten_with_a_notice_right_behind_it()
    {
        Append(Of(Score));

        var outcome = Request(new AppendRequest([Make.Note("before"), Of(ScoreAsError).In("s-1", "t-1"), Make.Note("after")]) { OnConflict = TypeConflict.Rewrite });

        Assert.Equal([2, 3, 5], outcome.Ids);
        var all = await ReadAllAsync();
        Assert.Equal(Of(Score).In("s-1", "t-1").StoredAs(3, Clock.Now), all[2]);
        AssertNotice(all[3], all[2]);
        Assert.Equal("after", all[4].Reason);
        Assert.Equal([Make.NoteType, Score], await RegisteredAsync());
    }

    [Fact]
    public async Task Keyed_events_are_rewritten_too()
    {
        Append(Of(Score));
        var request = new AppendRequest([Of(ScoreAsError), Make.Note()]) { EventKeys = ["a", "b"], OnConflict = TypeConflict.Rewrite };

        Assert.Equal([2, 4], Request(request).Ids);
        Assert.Equal([2, 4], Request(request).Ids);

        var all = await ReadAllAsync();
        Assert.Equal(["own_score", "own_score", "type_conflict", Make.NoteType.Name], all.Select(stored => stored.Type.Name));
        Assert.Equal(EventCategory.Scoring, all[1].Category);
    }

    [Fact]
    public void A_keyed_event_that_is_present_is_not_asked_for_its_type_again()
    {
        Request(new AppendRequest([Make.Imported("own_score", "error")]) { EventKeys = ["row-1"] });
        Append(Of(Score));

        var outcome = Request(new AppendRequest([Of(ScoreAsError), Make.Note()]) { EventKeys = ["row-1", "row-2"] });

        Assert.Null(outcome.Refused);
        Assert.Equal([1, 3], outcome.Ids);
    }

    [Fact]
    public void An_event_that_is_left_out_for_its_key_contradicts_nobody()
    {
        var outcome = Request(new AppendRequest([Make.Note(), Of(ScoreAsError), Of(Score)]) { EventKeys = ["row-1", "row-1", "row-2"] });

        Assert.Null(outcome.Refused);
        Assert.Equal([1, 1, 2], outcome.Ids);
    }

    [Fact]
    public async Task A_request_that_contradicts_itself_is_rewritten_by_its_own_first_event()
    {
        Request(new AppendRequest([Of(Score), Of(ScoreAsError)]) { OnConflict = TypeConflict.Rewrite });

        var all = await ReadAllAsync();
        Assert.Equal([EventCategory.Scoring, EventCategory.Scoring, EventCategory.Error], all.Select(stored => stored.Category));
        AssertNotice(all[2], all[1]);
    }

    private static PortfolioEvent Of(EventType type) => PortfolioEvent.Create(type, Make.Start.AddSeconds(7), "of a type of one's own", asset: "AAPL");

    private static void AssertNotice(PortfolioEvent notice, PortfolioEvent rewritten)
    {
        Assert.Equal(EventTypes.TypeConflict, notice.Type);
        Assert.Equal(rewritten.OccurredAt, notice.OccurredAt);
        Assert.Equal(rewritten.SessionId, notice.SessionId);
        Assert.Equal(rewritten.TraceId, notice.TraceId);
        Assert.Equal(rewritten.Asset, notice.Asset);
        Assert.Equal("""{"event_type":"own_score","given_category":"error","registered_category":"scoring"}""", notice.Metadata?.ToString());
    }

    private async Task<IEnumerable<EventType>> RegisteredAsync() =>
        (await Store.GetRegisteredTypesAsync(Cancel)).OrderBy(type => type.Name, StringComparer.Ordinal);
}

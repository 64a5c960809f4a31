using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Contract.Suites;

/// <summary>What keys promise: a retry adds nothing and answers as the first time.</summary>
public abstract class IdempotencyContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    [Fact]
    public async Task Known_keys_are_found_with_the_events_that_they_stand_for()
    {
        Append(Make.Note());
        Request(new AppendRequest(Make.Notes(3)) { Key = "three" });
        Request(new AppendRequest(Make.Notes(2)) { EventKeys = ["a", "b"] });

        var found = await Store.FindKeysAsync(["b", "never", "three", "a"], TestContext.Current.CancellationToken);

        Assert.Equal([new PlannedKey("b", 6, 1), new PlannedKey("three", 2, 3), new PlannedKey("a", 5, 1)], found);
    }

    [Fact]
    public async Task A_repeated_request_returns_the_first_ids_and_adds_nothing()
    {
        Append(Make.Note("something before"));
        var request = new AppendRequest(Make.Notes(3)) { Key = "order-17" };

        var first = Request(request);
        Append(Make.Note("something between"));
        var again = Request(request);

        Assert.Equal([2, 3, 4], first.Ids);
        Assert.Equal(0, first.AlreadyPresent);
        Assert.Equal([2, 3, 4], again.Ids);
        Assert.Equal(3, again.AlreadyPresent);
        Assert.Equal(5, (await HeadAsync()).Count);
    }

    [Fact]
    public async Task A_request_may_be_repeated_inside_its_own_group()
    {
        var request = new AppendRequest(Make.Notes(2)) { Key = "twice" };

        var outcomes = Store.Append([request, request], Durability.Committed);

        Assert.Equal([1, 2], outcomes[1].Ids);
        Assert.Equal(2, outcomes[1].AlreadyPresent);
        Assert.Equal(2, (await HeadAsync()).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_key_that_comes_back_with_another_count_is_refused(int count)
    {
        Request(new AppendRequest(Make.Notes(3)) { Key = "order-17" });

        var outcome = Request(new AppendRequest(Make.Notes(count)) { Key = "order-17" });

        Assert.Equal("order-17", Assert.IsType<KeyReusedException>(outcome.Refused).Key);
        Assert.Empty(outcome.Ids);
        Assert.Equal(3, (await HeadAsync()).Count);
    }

    [Fact]
    public async Task A_refused_request_does_not_use_up_its_key()
    {
        Append(Make.Note());
        var conflicting = PortfolioEvent.Create(EventType.Define(Make.NoteType.Name, EventCategory.Error), Make.Start, "conflicting");
        Assert.NotNull(Request(new AppendRequest([conflicting]) { Key = "order-17" }).Refused);

        Assert.Equal([2], Request(new AppendRequest([Make.Note("corrected")]) { Key = "order-17" }).Ids);
        Assert.Equal(2, (await HeadAsync()).Count);
    }

    [Fact]
    public async Task Of_keyed_events_only_the_new_ones_are_added()
    {
        Request(new AppendRequest(Make.Notes(2)) { EventKeys = ["row-1", "row-2"] });

        var grown = Request(new AppendRequest([Make.Note("new"), .. Make.Notes(2), Make.Note("new too")]) { EventKeys = ["row-0", "row-1", "row-2", "row-3"] });

        Assert.Equal([3, 1, 2, 4], grown.Ids);
        Assert.Equal(2, grown.AlreadyPresent);
        Assert.Equal(["note 1", "note 2", "new", "new too"], (await ReadAllAsync()).Select(stored => stored.Reason));
    }

    [Fact]
    public async Task A_key_that_stands_twice_in_one_request_is_added_once()
    {
        var outcome = Request(new AppendRequest([Make.Note("first"), Make.Note("second"), Make.Note("first again")]) { EventKeys = ["a", "b", "a"] });

        Assert.Equal([1, 2, 1], outcome.Ids);
        Assert.Equal(1, outcome.AlreadyPresent);
        Assert.Equal(["first", "second"], (await ReadAllAsync()).Select(stored => stored.Reason));
    }

    [Fact]
    public void Keys_are_compared_character_by_character()
    {
        string[] keys = ["key", "Key", "key ", "ke\u0301y", "k\u00e9y", "key\u0001", "🚀", "ключ"];

        foreach (var (key, id) in keys.Select((key, index) => (key, index + 1)))
            Assert.Equal([id], Request(new AppendRequest([Make.Note()]) { Key = key }).Ids);
        foreach (var (key, id) in keys.Select((key, index) => (key, index + 1)))
            Assert.Equal([id], Request(new AppendRequest([Make.Note()]) { Key = key }).Ids);
    }

    [Fact]
    public async Task Thousands_of_keyed_events_are_found_again()
    {
        var keys = Enumerable.Range(1, 2500).Select(row => $"run-7/{row:x8}/1").ToArray();
        var request = new AppendRequest(Make.Notes(keys.Length)) { EventKeys = keys };
        var first = Request(request);

        var again = Request(request);

        Assert.Equal(first.Ids, again.Ids);
        Assert.Equal(keys.Length, again.AlreadyPresent);
        Assert.Equal(keys.Length, (await HeadAsync()).Count);
    }

    [Fact]
    public async Task A_malformed_request_is_refused_alone()
    {
        AppendRequest[] malformed =
        [
            new(Make.Notes(2)) { EventKeys = ["only one"] },
            new(Make.Notes(1)) { Key = string.Empty },
            new(Make.Notes(1)) { Key = new string('k', 257) },
            new(Make.Notes(1)) { EventKeys = ["half a pair \ud83d"] },
            new(Make.Notes(1)) { Key = "both", EventKeys = ["kinds"] },
            new(Make.Notes(1)) { Key = "rewritten", OnConflict = TypeConflict.Rewrite },
        ];

        var outcomes = Store.Append([new AppendRequest([Make.Note("before")]), .. malformed, new AppendRequest([Make.Note("after")])], Durability.Committed);

        Assert.Equal([1], outcomes[0].Ids);
        Assert.Equal([2], outcomes[^1].Ids);
        Assert.All(outcomes.Skip(1).SkipLast(1), outcome => Assert.IsType<ArgumentException>(outcome.Refused));
        Assert.Equal(["before", "after"], (await ReadAllAsync()).Select(stored => stored.Reason));
    }

    [Fact]
    public async Task An_event_key_that_named_several_events_before_is_refused()
    {
        Request(new AppendRequest(Make.Notes(3)) { Key = "order-17" });

        var outcome = Request(new AppendRequest(Make.Notes(2)) { EventKeys = ["row-1", "order-17"] });

        Assert.Equal("order-17", Assert.IsType<KeyReusedException>(outcome.Refused).Key);
        Assert.Equal(3, (await HeadAsync()).Count);
    }
}

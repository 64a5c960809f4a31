using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Contract.Suites;

/// <summary>What appending promises: ids without a gap, recording times that never fall, requests as a whole or not at all.</summary>
public abstract class AppendingContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    [Fact]
    public async Task Ids_count_from_one_without_a_gap()
    {
        Assert.Equal([1, 2], Append(Make.Open(), Make.Block()));
        Assert.Equal([3], Append(Make.Close()));

        Assert.Equal([1, 2, 3], (await ReadAllAsync()).Select(stored => stored.Id));
    }

    [Fact]
    public async Task Events_come_back_in_the_order_of_their_appending_and_not_of_their_occurring()
    {
        Append(Make.Note("later", Make.Start.AddDays(1)), Make.Note("earlier", Make.Start));

        Assert.Equal(["later", "earlier"], (await ReadAllAsync()).Select(stored => stored.Reason));
    }

    [Fact]
    public async Task The_store_gives_id_and_recording_time_whatever_the_event_says_of_them()
    {
        var claimed = Make.Note().StoredAs(77, Make.Start.AddYears(-3));

        Append(claimed);

        Assert.Equal(Make.Note().StoredAs(1, Clock.Now), Assert.Single(await ReadAllAsync()));
    }

    /// <summary>Otherwise anybody could write the recovery behind which a lost tail hides.</summary>
    [Fact]
    public async Task What_a_journal_says_of_itself_is_refused_from_anybody_else_and_kept_as_evidence_of_another_journal()
    {
        foreach (var type in EventTypes.All.Where(type => type.IsJournalsOwn))
        {
            var fields = Make.Note().ToFields() with { Type = type };
            var outcome = Request(new AppendRequest([Make.Note(), PortfolioEvent.Restore(fields)]));
            Assert.Contains($"'{type}' is about the journal itself", outcome.Refused?.Message, StringComparison.Ordinal);
            Request(new AppendRequest([PortfolioEvent.Restore(fields)]) { IsJournalsOwn = true });
            Request(new AppendRequest([PortfolioEvent.Import(fields with { Origin = "journal:another" })]));
        }

        var own = EventTypes.All.Where(type => type.IsJournalsOwn).ToList();
        Assert.Equal(6, own.Count);
        Assert.Equal(own.SelectMany(type => new[] { (type, false), (type, true) }), (await ReadAllAsync()).Select(stored => (stored.Type, stored.IsImported)));
    }

    [Fact]
    public async Task Recording_time_never_falls_though_the_clock_is_set_back()
    {
        Append(Make.Note());
        var first = Clock.Now;
        Clock.Advance(TimeSpan.FromSeconds(-10));
        Append(Make.Note());
        Clock.Now = first.AddSeconds(1);
        Append(Make.Note());

        Assert.Equal([first, first, first.AddSeconds(1)], (await ReadAllAsync()).Select(stored => stored.RecordedAt));
    }

    [Fact]
    public async Task That_recording_time_stands_still_is_recorded_once_for_each_time_at_which_it_does()
    {
        Append(Make.Note());
        var first = Clock.Now;
        Clock.Advance(TimeSpan.FromHours(-5));
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal([i == 0 ? 2 : i + 3], Append(Make.Note()));
            Clock.Advance(TimeSpan.FromHours(1));
        }

        Clock.Now = first.AddDays(1);
        Append(Make.Note());
        Clock.Now = first;
        Append(Make.Note());

        var told = (await ReadAllAsync()).Where(stored => stored.Type.Equals(EventTypes.ClockBehind)).ToList();
        Assert.Equal([3, 9], told.Select(stored => stored.Id));
        Assert.Equal(["2025-03-03", "2025-03-04"], told.Select(stored => stored.Text("stands_at")![..10]));
        Assert.Equal(9, (await ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Recording_time_is_cut_to_whole_microseconds()
    {
        Clock.Now = Make.Start.AddTicks(19);
        Append(Make.Note());

        Assert.Equal(Make.Start.AddTicks(10), Assert.Single(await ReadAllAsync()).RecordedAt);
    }

    [Fact]
    public async Task A_refused_request_leaves_its_neighbours_in_the_group_alone()
    {
        var other = EventType.Define(Make.NoteType.Name, EventCategory.Error);
        Append(Make.Note("registers"));

        var outcomes = Store.Append(
            [
                new AppendRequest([Make.Note("before")]),
                new AppendRequest([Make.Note("refused with its request"), PortfolioEvent.Create(other, Make.Start, "the reason to refuse")]),
                new AppendRequest([Make.Note("after"), Make.Note("after too")]),
            ],
            Durability.Committed);

        Assert.Equal([2], outcomes[0].Ids);
        Assert.Empty(outcomes[1].Ids);
        Assert.IsType<TypeConflictException>(outcomes[1].Refused);
        Assert.Equal([3, 4], outcomes[2].Ids);
        Assert.Equal(["registers", "before", "after", "after too"], (await ReadAllAsync()).Select(stored => stored.Reason));
    }

    [Fact]
    public async Task An_empty_request_adds_nothing_and_is_no_error()
    {
        var outcome = Request(new AppendRequest([]) { Key = "nothing" });

        Assert.Empty(outcome.Ids);
        Assert.Null(outcome.Refused);
        Assert.Equal(0, (await HeadAsync()).Count);
    }

    [Fact]
    public async Task An_empty_group_adds_nothing_and_is_no_error()
    {
        Assert.Empty(Store.Append([], Durability.Synced));
        Assert.Equal(0, (await HeadAsync()).Count);
    }

    [Theory]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(3500)]
    public async Task One_request_may_fill_several_blocks(int count)
    {
        Append(Make.Notes(count));
        Append(Make.Note("one more"));

        var all = await ReadAllAsync();
        Assert.Equal(Enumerable.Range(1, count + 1).Select(id => (long)id), all.Select(stored => stored.Id));
        Assert.Equal([.. Make.Notes(count).Select(note => note.Reason), "one more"], all.Select(stored => stored.Reason));
    }

    [Fact]
    public async Task Many_small_groups_fill_several_blocks()
    {
        var notes = Make.Notes(2100);
        for (var i = 0; i < notes.Length; i += 7)
            Append(notes[i..Math.Min(i + 7, notes.Length)]);

        Assert.Equal(notes.Select(note => note.Reason), (await ReadAllAsync()).Select(stored => stored.Reason));
    }

    [Fact]
    public void Synced_and_committed_groups_are_both_taken()
    {
        Assert.Equal([1], Store.Append([new AppendRequest([Make.Note()])], Durability.Synced)[0].Ids);
        Assert.Equal([2], Store.Append([new AppendRequest([Make.Note()])], Durability.Committed)[0].Ids);
    }
}

using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Storage;
using Daybook.Workloads;

namespace Daybook.Contract.Suites;

/// <summary>Where the journal says that it stands.</summary>
public abstract class HeadContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    [Fact]
    public async Task An_empty_journal_has_the_empty_tree()
    {
        Assert.True(MerkleHash.TryParse("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", out var empty));

        Assert.Equal(new JournalHead(0, 0, empty, 0, null), await HeadAsync() with { Identity = null });
    }

    [Fact]
    public async Task The_head_follows_each_group()
    {
        Append(Make.Note(at: Make.Start.AddDays(9)), Make.Note(at: Make.Start));
        var first = Clock.Now;
        await AssertHeadAsync(2, first, Make.Start.AddDays(9));

        Clock.Advance(TimeSpan.FromSeconds(-1));
        Append(Make.Note(at: Make.Start.AddDays(3)));
        await AssertHeadAsync(3, first, Make.Start.AddDays(9));
    }

    [Fact]
    public async Task The_root_is_that_of_the_events_at_every_size()
    {
        for (var i = 0; i < 40; i++)
        {
            Append(Make.Note($"{i}"));
            Assert.Equal(NaiveMerkleTree.RootOf(await ReadAllAsync()), (await HeadAsync()).Root);
        }
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(2047)]
    [InlineData(2049)]
    public async Task The_root_is_that_of_the_events_across_blocks(int count)
    {
        Append([.. new StandardWorkload { Count = count }.Events()]);

        Assert.Equal(NaiveMerkleTree.RootOf(await ReadAllAsync()), (await HeadAsync()).Root);
    }

    [Fact]
    public async Task The_newest_occurred_may_lie_before_1970()
    {
        Append(Make.Note(at: DateTimeOffset.MinValue));

        await AssertHeadAsync(1, Clock.Now, DateTimeOffset.MinValue);
    }

    private async Task AssertHeadAsync(long count, DateTimeOffset recorded, DateTimeOffset newest)
    {
        var root = NaiveMerkleTree.RootOf(await ReadAllAsync());
        Assert.Equal(new JournalHead(0, count, root, Microseconds.From(recorded), Microseconds.From(newest)), await HeadAsync() with { Identity = null });
    }
}

using Daybook.Queries;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Queries;

/// <summary>What many subscriptions of one reader are told when the journal is recovered.</summary>
public sealed class SharedRecoveryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recovery_that_lost_where_they_stood_is_told_to_everybody_who_waits()
    {
        var source = new FakeSource(new Story().Notes().Notes().Notes().Notes().Events);
        await using var reader = new JournalReader(source);
        var waiting = Enumerable.Range(0, 5).Select(_ => reader.SubscribeAsync(new JournalPosition(0, 4), Token).GetAsyncEnumerator(Token).MoveNextAsync().AsTask()).ToList();

        source.Recover(survived: 2, added: 5);

        foreach (var one in waiting)
            Assert.Equal(new JournalPosition(1, 2), (await Assert.ThrowsAsync<PositionLostException>(() => one)).RestartAt);
    }

    [Fact]
    public async Task A_recovery_that_left_them_alone_is_passed_over_together()
    {
        var source = new FakeSource(new Story().Notes().Notes().Notes().Notes().Events);
        await using var reader = new JournalReader(source);
        var following = Enumerable.Range(0, 5).Select(_ => reader.SubscribeAsync(new JournalPosition(0, 4), Token).GetAsyncEnumerator(Token)).ToList();
        var waiting = following.Select(one => one.MoveNextAsync().AsTask()).ToList();

        source.Recover(survived: 4, added: 1);

        Assert.All(await Task.WhenAll(waiting), Assert.True);
        Assert.All(following, one => Assert.Equal("journal_recovered", one.Current.Type.Name));
        foreach (var one in following)
        {
            Assert.True(await one.MoveNextAsync());
            Assert.Equal(6, one.Current.Id);
        }
    }

    [Fact]
    public async Task A_recovery_between_two_waits_is_noticed_before_the_next_one_even_when_the_journal_is_shorter_then()
    {
        var source = new FakeSource([]);
        await using var reader = new JournalReader(source);
        await using var events = reader.SubscribeAsync(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = events.MoveNextAsync().AsTask();
        source.Recover(survived: 0, added: 3);
        Assert.True(await first);
        for (var id = 2; id <= 4; id++)
            Assert.True(await events.MoveNextAsync());

        source.Recover(survived: 1, added: 0);

        await Assert.ThrowsAsync<PositionLostException>(() => events.MoveNextAsync().AsTask().WaitAsync(Until.Patience, Token));
    }
}

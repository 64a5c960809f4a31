using Daybook.Contract.Making;
using Daybook.Sqlite.Disk;
using Daybook.Sqlite.Tests.Support;
using Daybook.Tests.Shared;

namespace Daybook.Sqlite.Tests.Sessions;

public sealed class SessionLockTests
{
    [Fact]
    public async Task A_session_is_abandoned_when_its_last_participant_in_the_process_has_left()
    {
        await using var folder = new JournalFolder();
        var (one, other) = (folder.Open(), folder.Open());
        var first = one.JoinSession("s");
        var second = other.JoinSession("s");

        Assert.False(one.IsAbandoned("s"));
        first.Dispose();
        Assert.False(one.IsAbandoned("s"));
        Assert.False(other.IsAbandoned("s"));
        second.Dispose();
        Assert.True(one.IsAbandoned("s"));
        Assert.True(other.IsAbandoned("s"));
    }

    [Fact]
    public async Task A_session_of_a_living_process_is_held_and_of_a_killed_one_abandoned()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        await using var child = Children.Start();
        await child.OpenAsync(folder.Path);
        await child.DoAsync("session", "run 1");
        await child.DoAsync("session", "run 2");
        await child.DoAsync("leave", "run 2");

        Assert.Equal(["run 1", "run 2"], (await store.GetRunningSessionsAsync(TestContext.Current.CancellationToken)).Select(session => session.SessionId));
        Assert.False(store.IsAbandoned("run 1"));
        Assert.True(store.IsAbandoned("run 2"));
        await child.KillAsync();
        Assert.True(store.IsAbandoned("run 1"));
    }

    [Fact]
    public async Task A_session_that_this_process_has_joined_is_not_abandoned_in_the_eyes_of_another()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        using var joined = store.JoinSession("run");
        await using var child = Children.Start();
        await child.OpenAsync(folder.Path);

        Assert.Equal("False", await child.DoAsync("abandoned", "run"));
        joined.Dispose();
        Assert.Equal("True", await child.DoAsync("abandoned", "run"));
    }

    [Fact]
    public async Task No_lock_file_is_left_at_the_end()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        store.JoinSession("one").Dispose();
        var (second, third) = (store.JoinSession("two"), store.JoinSession("two"));
        second.Dispose();
        third.Dispose();
        await using (var child = Children.Start())
        {
            await child.OpenAsync(folder.Path);
            await child.DoAsync("session", "killed");
            await child.KillAsync();
        }

        // What the killed one left is swept away by whoever opens the journal next.
        await folder.CloseAsync();
        folder.Open().Append(Make.SessionEnd("killed"));
        await folder.CloseAsync();

        Assert.Equal(["portfolio.db", "portfolio.db.anchor"], Directory.GetFileSystemEntries(folder.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Joining_holds_while_others_join_leave_ask_and_sweep()
    {
        await using var folder = new JournalFolder();
        var locks = new SessionFiles(folder.Path);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(
            () =>
            {
                var own = new SessionFiles(folder.Path);
                for (var i = 0; i < Amount.Of(500, full: 2_000); i++)
                {
                    using (own.Join("shared"))
                        Assert.False(own.IsAbandoned("shared"));
                    if (worker % 2 == 0)
                        own.Sweep();
                }
            },
            TestContext.Current.CancellationToken)));

        Assert.True(locks.IsAbandoned("shared"));
        locks.Sweep();
        Assert.Empty(Directory.GetFileSystemEntries(folder.Folder));
    }
}

using Daybook.Contract.Making;
using Daybook.Storage;

namespace Daybook.Contract.Suites;

/// <summary>Which sessions run, and who takes part in them.</summary>
public abstract class SessionContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    [Fact]
    public async Task A_session_runs_from_its_start_to_its_end()
    {
        Append(Make.SessionStart("s-1"), Make.Note().In("s-1", null), Make.SessionStart("s-2"));
        Assert.Equal([new RunningSession("s-1", 1), new RunningSession("s-2", 3)], await RunningAsync());

        Append(Make.SessionEnd("s-1"));
        Assert.Equal([new RunningSession("s-2", 3)], await RunningAsync());
    }

    [Fact]
    public async Task A_session_that_begins_and_ends_in_one_group_does_not_run()
    {
        Append(Make.SessionStart("s-1"), Make.SessionEnd("s-1"));

        Assert.Empty(await RunningAsync());
    }

    [Fact]
    public async Task A_second_start_changes_nothing_and_a_session_may_begin_again_after_its_end()
    {
        Append(Make.SessionStart("s-1"), Make.SessionStart("s-1"));
        Assert.Equal([new RunningSession("s-1", 1)], await RunningAsync());

        Append(Make.SessionEnd("s-1"), Make.SessionEnd("s-1"), Make.SessionStart("s-1"));
        Assert.Equal([new RunningSession("s-1", 5)], await RunningAsync());
    }

    [Fact]
    public async Task Imported_sessions_are_history()
    {
        Append(Make.SessionStart("s-1"));
        Append(Make.Imported("session_start", "system").In("s-2", null), Make.Imported("session_end", "system").In("s-1", null));

        Assert.Equal([new RunningSession("s-1", 1)], await RunningAsync());
    }

    [Fact]
    public async Task Many_sessions_may_run()
    {
        var names = Enumerable.Range(1, 1500).Select(i => $"s-{i}").ToArray();
        Append([.. names.Select(name => Make.SessionStart(name))]);
        Append([.. names.Where((_, i) => i % 3 != 0).Select(name => Make.SessionEnd(name))]);

        Assert.Equal(names.Where((_, i) => i % 3 == 0), (await RunningAsync()).Select(session => session.SessionId));
    }

    [Fact]
    public void A_session_is_abandoned_when_nobody_takes_part_any_more()
    {
        const string session = "0190163d-8694-739b-aea5-966c26f8ad90";
        Assert.True(Store.IsAbandoned(session));

        var first = Store.JoinSession(session);
        var second = Store.JoinSession(session);
        Assert.False(Store.IsAbandoned(session));
        Assert.True(Store.IsAbandoned("another"));

        first.Dispose();
        first.Dispose();
        Assert.False(Store.IsAbandoned(session));
        second.Dispose();
        Assert.True(Store.IsAbandoned(session));
    }

    [Fact]
    public void A_session_of_any_name_can_be_joined()
    {
        foreach (var session in (string[])["", "..", "a/b\\c:*?", "漢🚀", "con", new string('s', 256), "S-1", "s-1"])
        {
            using (Store.JoinSession(session))
                Assert.False(Store.IsAbandoned(session));
            Assert.True(Store.IsAbandoned(session));
        }
    }

    private async Task<IEnumerable<RunningSession>> RunningAsync() => (await Store.GetRunningSessionsAsync(Cancel)).OrderBy(session => session.FirstEventId);
}

using Daybook.Contract.Making;
using Daybook.Storage;

namespace Daybook.Contract.Suites;

/// <summary>What writers say of themselves.</summary>
public abstract class WriterStatusContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    [Fact]
    public async Task Nothing_was_said_in_a_new_journal() => Assert.Empty(await Store.GetWriterStatusAsync(Cancel));

    [Fact]
    public async Task What_a_writer_says_first_is_kept()
    {
        var status = Status("w-1", Clock.Now) with { Actor = "desk \"7\" é🚀" };
        Say(status);

        Assert.Equal(status, Assert.Single(await Store.GetWriterStatusAsync(Cancel)));
    }

    [Fact]
    public async Task A_writer_without_an_actor_and_with_a_fault_is_kept_too()
    {
        var status = Status("w-1", Clock.Now) with { Actor = null };
        status = status with { Statistics = status.Statistics with { Fault = "the disk is full" } };
        Say(status);

        Assert.Equal(status, Assert.Single(await Store.GetWriterStatusAsync(Cancel)));
    }

    [Fact]
    public async Task Writers_are_listed_by_what_they_said_last_newest_first()
    {
        foreach (var (writer, hour) in (ReadOnlySpan<(string, int)>)[("w-1", 0), ("w-2", 2), ("w-3", 1), ("w-1", 3)])
        {
            Clock.Now = Make.Start.AddDays(1).AddHours(hour);
            Say(Status(writer, Clock.Now));
        }

        Assert.Equal(["w-1", "w-2", "w-3"], (await Store.GetWriterStatusAsync(Cancel)).Select(status => status.WriterId));
    }

    [Fact]
    public async Task A_writer_that_was_silent_for_a_month_is_forgotten_when_another_speaks()
    {
        Say(Status("w-1", Clock.Now));
        Say(Status("w-2", Clock.Now.AddDays(29)));
        Say(Status("w-3", Clock.Now.AddDays(31)));

        Assert.Equal(["w-3", "w-2"], (await Store.GetWriterStatusAsync(Cancel)).Select(status => status.WriterId));
    }

    private static WriterStatus Status(string writer, DateTimeOffset at) =>
        new(writer, 4711, "desk", Make.Start, at, new WriterStatistics(123_456, 789, 12, 3, 0.25, 7.125, 41.5, null));

    private void Say(WriterStatus status) => Store.Append([new AppendRequest([Make.Note()])], Durability.Committed, status);
}

using Daybook.Sqlite.Tests.Support;
using Daybook.Torture.FullDisks;

namespace Daybook.Sqlite.Tests.Writing;

/// <summary>A file that may not grow. <c>Daybook.Torture</c> fills real disks too.</summary>
public sealed class DiskFullTests
{
    [Fact]
    public async Task A_full_file_refuses_events_keeps_the_old_ones_and_takes_new_ones_when_there_is_space()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        store.Append(20);
        var fill = new FillUp(store, new Random(1));
        for (var level = 0; level < 4; level++)
        {
            store.LimitPages(1);
            Assert.Null(await fill.UntilRefusedAsync());

            store.LimitPages(1_000_000);
            Assert.Null(await fill.ResumeAsync());
        }
    }
}

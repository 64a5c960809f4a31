using Daybook.Contract.Making;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Writing;

public sealed class WriteLockTests
{
    [Fact]
    public async Task While_another_holds_the_lock_appending_is_refused_in_time_and_reading_goes_on()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open(new SqliteStoreOptions { BlockSize = 16, LockTimeout = TimeSpan.FromMilliseconds(50) });
        store.Append(20);
        using (var holder = Sql.Connect(folder.Path))
        {
            holder.Execute("BEGIN IMMEDIATE");
            var refused = Assert.Throws<StoreUnavailableException>(() => store.Append(1));
            Assert.Contains("write lock", refused.Message, StringComparison.Ordinal);
            await store.AssertSoundAsync(20);
            await folder.OpenReader().AssertSoundAsync(20);
            folder.Open();
        }

        Assert.Equal([21L], store.Append(1));
        await store.AssertSoundAsync(21);
    }

    [Fact]
    public async Task A_request_that_waits_for_the_lock_is_written_once_it_is_free()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        var holder = Sql.Connect(folder.Path);
        holder.Execute("BEGIN IMMEDIATE");
        var waiting = Task.Run(() => store.Append(Make.Note()), TestContext.Current.CancellationToken);
        holder.Execute("COMMIT");
        holder.Dispose();

        Assert.Equal([1L], await waiting);
    }

    /// <summary>
    /// Closing any descriptor of a file gives up all locks that the process has on it. A writer that loses its lock so does not see when another
    /// process takes the log away, and goes on writing into nothing.
    /// </summary>
    [Fact]
    public async Task Opening_a_reader_beside_a_writer_in_one_process_does_not_cost_the_writer_its_log()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        store.Append(3);
        folder.OpenReader();
        await SqliteStore.Open(folder.Path).DisposeAsync();

        await using (var other = Children.Start())
        {
            await other.OpenAsync(folder.Path);
            await other.DoAsync("append", "AAPL", "held");
            await other.DoAsync("close");
        }

        Assert.Equal([5L], store.Append(1));
        await using var witness = Children.Start();
        await witness.DoAsync("read", folder.Path);
        Assert.Equal("5 5 5", await witness.DoAsync("look"));
    }
}

using Daybook.Sqlite.Tests.Support;

namespace Daybook.Sqlite.Tests.Opening;

/// <summary>What another user may not do is refused and changes nothing; what he may do works and leaves nothing behind. (Root may do everything, so a child process is "nobody".)</summary>
public sealed class PermissionTests
{
    [Fact]
    public async Task A_file_and_folder_without_permission_to_write_can_be_read_and_are_refused_for_writing()
    {
        await using var child = Children.StartAsNobody();
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        Children.OpenToAll(folder.Folder);
        var before = Files.In(folder);

        await AssertNotAccessibleAsync(child, folder.Path);
        Assert.Equal(before, Files.In(folder));
        await child.DoAsync("read", folder.Path);
        Assert.Equal("40 40 40", await child.DoAsync("look"));
        Assert.Equal("40 40 40", await child.DoAsync("look"));
        await child.DoAsync("close");
        Assert.Equal(before, Files.In(folder));
        Assert.DoesNotContain(Directory.GetFiles(folder.Folder), file => file.EndsWith("-shm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_may_be_written_in_a_folder_that_may_not_is_refused_for_writing()
    {
        await using var child = Children.StartAsNobody();
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        Children.OpenToAll(folder.Folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Path, File.GetUnixFileMode(folder.Path) | UnixFileMode.OtherWrite);
        var before = Files.In(folder);

        await AssertNotAccessibleAsync(child, folder.Path);
        Assert.Equal(before, Files.In(folder));
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_refused_for_reading_too()
    {
        await using var child = Children.StartAsNobody();
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        Children.OpenToAll(folder.Folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var before = Files.In(folder);

        await AssertNotAccessibleAsync(child, folder.Path);
        var answer = await child.AskAsync("read", folder.Path);
        Assert.StartsWith("refused NotAccessible ", answer, StringComparison.Ordinal);
        Assert.Contains($"'{folder.Path}'", answer, StringComparison.Ordinal);
        Assert.Equal(before, Files.In(folder));
    }

    [Fact]
    public async Task A_journal_whose_anchor_may_not_be_written_is_refused_for_writing()
    {
        await using var child = Children.StartAsNobody();
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        Children.OpenToAll(folder.Folder, UnixFileMode.OtherWrite);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.Path, File.GetUnixFileMode(folder.Path) | UnixFileMode.OtherWrite);
            File.SetUnixFileMode(folder.Anchor, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var before = Files.In(folder);
        await AssertNotAccessibleAsync(child, folder.Path);
        Assert.Equal(before, Files.In(folder));
    }

    [Fact]
    public async Task Verifying_beside_an_anchor_that_may_not_be_read_says_so()
    {
        await using var child = Children.StartAsNobody();
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        Children.OpenToAll(folder.Folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Anchor, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await child.DoAsync("read", folder.Path);
        var answer = await child.AskAsync("look");
        Assert.StartsWith("refused StoreFaultedException ", answer, StringComparison.Ordinal);
        Assert.Contains(folder.Anchor, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_journal_is_made_in_a_folder_that_may_not_be_written()
    {
        await using var child = Children.StartAsNobody();
        await using var folder = new JournalFolder();
        Children.OpenToAll(folder.Folder);

        await AssertNotAccessibleAsync(child, folder.Path);
        Assert.Empty(Files.In(folder));
    }

    [Fact]
    public async Task A_reader_without_permission_to_write_follows_a_living_writer()
    {
        await using var child = Children.StartAsNobody();
        await using var folder = new JournalFolder();
        var store = folder.Open();
        store.Append(40);
        Children.OpenToAll(folder.Folder);

        await child.DoAsync("read", folder.Path);
        Assert.Equal("40 40 40", await child.DoAsync("look"));
        store.Append(3);
        Assert.Equal("43 43 43", await child.DoAsync("look"));
        await folder.CloseAsync();
        Assert.Equal("43 43 43", await child.DoAsync("look"));
    }

    private static async Task AssertNotAccessibleAsync(Torture.ChildProcess child, string path)
    {
        var answer = await child.AskAsync("open", path, "16");
        Assert.StartsWith("refused NotAccessible ", answer, StringComparison.Ordinal);
        Assert.Contains($"'{path}'", answer, StringComparison.Ordinal);
    }
}

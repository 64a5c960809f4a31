using Daybook.Sqlite.Tests.Support;
using Daybook.Torture.Refusals;

namespace Daybook.Sqlite.Tests.Opening;

/// <summary>What another user may not do is refused and changes nothing; what he may do works and leaves nothing behind. (Root may do everything, so a child process is "nobody".)</summary>
public sealed class PermissionTests
{
    public static TheoryData<string> Refusals => [.. RefusalCases.List.Where(refusal => refusal.IsForNobody).Select(refusal => refusal.Name)];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task It_is_refused_with_a_reason_and_stays_as_it_is(string what)
    {
        Children.RequireNobody();
        await using var folder = new JournalFolder();

        Assert.Null(await RefusalCheck.RunAsync(RefusalCases.List.Single(refusal => refusal.Name == what), folder.Folder, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_and_folder_without_permission_to_write_can_be_read()
    {
        await using var child = Children.StartAsNobody();
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        Children.OpenToAll(folder.Folder);
        var before = DiskFiles.In(folder);

        await child.DoAsync("read", folder.Path);
        Assert.Equal("40 40 40", await child.DoAsync("look"));
        Assert.Equal("40 40 40", await child.DoAsync("look"));
        await child.DoAsync("close");
        Assert.Equal(before, DiskFiles.In(folder));
        Assert.DoesNotContain(Directory.GetFiles(folder.Folder), file => file.EndsWith("-shm", StringComparison.Ordinal));
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

    [Fact]
    public async Task A_log_that_cannot_be_read_in_a_folder_without_permission_to_write_says_what_to_do()
    {
        await using var child = Children.StartAsNobody();
        await using var folder = new JournalFolder();
        folder.Open().Append(40);
        await using var copy = new JournalFolder();
        folder.CopyTo(copy);
        Children.OpenToAll(copy.Folder);

        var answer = await child.AskAsync("read", copy.Path);

        Assert.StartsWith("refused NotAccessible ", answer, StringComparison.Ordinal);
        Assert.Contains("portfolio.db-shm", answer, StringComparison.Ordinal);
        Assert.Contains("Copy the file, its log and its anchor into a folder that can be written", answer, StringComparison.Ordinal);
    }
}

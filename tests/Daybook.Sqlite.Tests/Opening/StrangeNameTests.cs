using Daybook.Sqlite.Tests.Support;

namespace Daybook.Sqlite.Tests.Opening;

/// <summary>Names that mean something in an address, in a shell or to SQLite are names of files like others.</summary>
public sealed class StrangeNameTests
{
    [Theory]
    [InlineData("two words.db")]
    [InlineData("what?mode=memory&cache=shared")]
    [InlineData("number#one.db")]
    [InlineData("100%.db")]
    [InlineData("%20.db")]
    [InlineData("über-✓.db")]
    [InlineData("it's;\"quoted\".db")]
    [InlineData(":memory:")]
    [InlineData("file:other.db")]
    [InlineData("back\\slash.db")]
    [InlineData(" .db")]
    public async Task A_journal_is_written_and_read_under_it(string name)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows allows few of these signs in a name.");
        await using var folder = new JournalFolder();
        var path = folder.In(name);

        await using (var store = SqliteStore.Open(path))
            store.Append(3);
        await using var reader = SqliteSource.Open(path);

        Assert.Equal(3, (await reader.GetHeadAsync(TestContext.Current.CancellationToken)).Count);
        Assert.Equal([name, name + ".anchor"], Directory.GetFiles(folder.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}

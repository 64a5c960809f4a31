using Daybook.Contract.Making;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Writing;

/// <summary>Two stores on one file take turns, event by event, so that each must notice what the other did: ids, open blocks, new texts, and texts that a rollback undid.</summary>
public sealed class AlternatingWritersTests
{
    private const int FiveBlocks = 5 * 16;

    [Fact]
    public async Task Two_stores_that_alternate_over_five_blocks_write_one_journal()
    {
        await using var folder = new JournalFolder();
        var stores = new[] { folder.Open(), folder.Open() };
        for (var i = 0; i < FiveBlocks + 3; i++)
            Assert.Equal([i + 1L], stores[i % 2].Append(Make.Open(AssetOf(i))));

        foreach (var store in stores)
            Assert.Equal(Enumerable.Range(0, FiveBlocks + 3).Select(AssetOf), (await store.AssertSoundAsync()).Select(one => one.Asset));
        await folder.CloseAsync();
        AssertDictionariesAreRight(folder);
    }

    [Fact]
    public async Task A_rollback_after_a_new_text_leaves_no_trace_in_either_store()
    {
        await using var folder = new JournalFolder();
        var (failing, other) = (folder.Open(), folder.Open());
        failing.Append(Make.Open("AAPL"));
        other.Append(Make.Open("MSFT"));

        failing.LimitPages(1);
        Assert.Throws<StoreUnavailableException>(() => failing.Append(GhostsThatDoNotFit));
        failing.LimitPages(1_000_000);

        // The other one's new text takes the number that the ghost would have had.
        other.Append(Make.Open("NVDA"));
        failing.Append(Make.Open("TSLA"));
        failing.Append(Make.Open("GHOST 7"));
        other.Append(Make.Open("GHOST 7"));
        string[] expected = ["AAPL", "MSFT", "NVDA", "TSLA", "GHOST 7", "GHOST 7"];
        Assert.Equal(expected, (await failing.AssertSoundAsync()).Select(one => one.Asset));
        Assert.Equal(expected, (await other.AssertSoundAsync()).Select(one => one.Asset));
        await folder.CloseAsync();
        Assert.Equal(expected.Distinct(), Sql.Column<string>(folder.Path, "SELECT text FROM asset ORDER BY id"));
    }

    [Fact]
    public async Task A_rollback_of_a_group_that_sealed_blocks_leaves_the_open_block_as_it_was()
    {
        await using var folder = new JournalFolder();
        var (failing, other) = (folder.Open(), folder.Open());
        failing.Append(20);
        failing.LimitPages(1);
        Assert.Throws<StoreUnavailableException>(() => failing.Append(GhostsThatDoNotFit));
        failing.LimitPages(1_000_000);

        failing.Append(14);
        await failing.AssertSoundAsync(34);
        other.Append(30);
        failing.Append(16);
        await other.AssertSoundAsync(80);
    }

    [Fact]
    public async Task Two_processes_that_alternate_over_five_blocks_with_rollbacks_between_write_one_journal()
    {
        await using var folder = new JournalFolder();
        await using var first = Children.Start();
        await using var second = Children.Start();
        await first.OpenAsync(folder.Path);
        await second.OpenAsync(folder.Path);
        var expected = new List<string>();
        for (var i = 0; i < FiveBlocks + 3; i++)
        {
            var child = i % 2 == 0 ? first : second;
            if (i % 20 == 10)
                await FailAsync(child, $"GHOST {i}", expected);
            Assert.Equal($"{expected.Count + 1}", await child.DoAsync("append", AssetOf(i), "held"));
            expected.Add(AssetOf(i));
        }

        Assert.StartsWith($"{expected.Count} ", await first.DoAsync("look"), StringComparison.Ordinal);
        Assert.StartsWith($"{expected.Count} ", await second.DoAsync("look"), StringComparison.Ordinal);
        await using var reader = SqliteSource.Open(folder.Path);
        Assert.Equal(expected, (await reader.AssertSoundAsync()).Select(one => one.Asset));
        await first.DoAsync("close");
        await second.DoAsync("close");
        await reader.DisposeAsync();
        AssertDictionariesAreRight(folder);
    }

    private static Daybook.Events.PortfolioEvent[] GhostsThatDoNotFit =>
        [.. Enumerable.Range(1, 200).Select(i => Make.Note(new string('x', 1000), asset: $"GHOST {i}"))];

    private static string AssetOf(int i) => $"ASSET {i / 7}";

    /// <summary>Lets the child write until its file is full; the event that did not fit had a text that was new.</summary>
    private static async Task FailAsync(Torture.ChildProcess child, string ghost, List<string> expected)
    {
        await child.DoAsync("limit", "1");
        for (var i = 0; ; i++)
        {
            var answer = await child.AskAsync("append", $"{ghost}-{i}", new string('x', 3000));
            if (answer.StartsWith("refused StoreUnavailableException", StringComparison.Ordinal))
                break;
            Assert.Equal($"ok {expected.Count + 1}", answer);
            expected.Add($"{ghost}-{i}");
        }

        await child.DoAsync("limit", "1000000");
    }

    private static void AssertDictionariesAreRight(JournalFolder folder)
    {
        var texts = Sql.Column<string>(folder.Path, "SELECT text FROM asset ORDER BY id");
        Assert.Equal(texts.Distinct(), texts);
        Assert.Equal(Enumerable.Range(1, texts.Count).Select(id => (long)id), Sql.Column<long>(folder.Path, "SELECT id FROM asset ORDER BY id"));
        Assert.Equal(5, Sql.Column<long>(folder.Path, "SELECT id FROM block WHERE id < 5").Count);
    }
}

using Daybook.Sqlite.Reading;
using Daybook.Sqlite.Tests.Support;

namespace Daybook.Sqlite.Tests.Reading;

/// <summary>A writer that closes the journal copies its log into the file and removes it, perhaps just while somebody looks whether the file is a journal at all.</summary>
public sealed class OpenWhileWritersComeAndGoTests
{
    private const int Rounds = 100;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Whoever is first to open a log, or last to close it, holds it locked for a moment.</summary>
    [Fact]
    public async Task Readers_and_a_writer_open_the_journal_at_any_moment_of_each_other()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        using var finished = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => OpenAgainAndAgainAsync(folder.Path, finished.Token), Cancel)).ToArray();
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                await using var store = SqliteStore.Open(folder.Path);
                store.Append(30);
            }
        }
        finally
        {
            await finished.CancelAsync();
            await Task.WhenAll(readers);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_look_at_a_file_is_taken_again_when_somebody_wrote_to_it_meanwhile(bool looksDamaged)
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        using var pool = new ReadPool(folder.Path);

        var looks = 0;
        var count = pool.ReadFile(database =>
        {
            var seen = database.QueryInteger("SELECT count(*) FROM event");
            if (++looks == 1)
            {
                folder.MakeAsync(400).GetAwaiter().GetResult();
                if (looksDamaged)
                    throw new InvalidDataException("A part is as it was before, and a part is as it is now.");
            }

            return seen;
        });

        Assert.Equal((2, 440), (looks, count));
    }

    [Fact]
    public async Task What_looks_damaged_in_a_file_that_nobody_wrote_to_is_said()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        using var pool = new ReadPool(folder.Path);

        Assert.Throws<InvalidDataException>(() => pool.ReadFile<int>(_ => throw new InvalidDataException("It is damaged.")));
    }

    private static async Task OpenAgainAndAgainAsync(string path, CancellationToken finished)
    {
        while (!finished.IsCancellationRequested)
        {
            await using var source = SqliteSource.Open(path);
            Assert.True((await source.GetHeadAsync(Cancel)).Count >= 40);
        }
    }
}

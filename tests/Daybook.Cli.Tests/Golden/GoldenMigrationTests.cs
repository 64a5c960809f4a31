using Daybook.Cli.Tests.Support;
using Daybook.Integrity;
using Daybook.Sqlite;

namespace Daybook.Cli.Tests.Golden;

/// <summary>A journal of layout 1 is read as it is, and gets the present layout from the first who writes to it.</summary>
public sealed class GoldenMigrationTests() : GoldenJournals("layout-1")
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Replay)]
    [InlineData(Live)]
    public async Task Reading_it_changes_no_byte_of_it(string name)
    {
        var before = await File.ReadAllBytesAsync(In(name), Cancel);
        foreach (var verb in (string[])["verify", "stats", "query", "session"])
            (await CliRunner.RunAsync(verb, "--journal", In(name))).Fine();

        Assert.Equal(before, await File.ReadAllBytesAsync(In(name), Cancel));
        Assert.Null(AnchorFile.Read(In(name) + ".anchor").Record!.Identity);
    }

    [Theory]
    [InlineData(Replay)]
    [InlineData(Live)]
    public async Task The_first_writer_gives_it_an_identity_and_changes_no_event(string name)
    {
        await using (var before = SqliteSource.Open(In(name)))
        {
            var old = await before.GetHeadAsync(Cancel);
            Assert.Null(old.Identity);
            await using (await SqliteJournal.OpenAsync(In(name), cancellationToken: Cancel))
            {
                // A reader that was there before goes on, and so does one that comes now.
                Assert.Equal(old, (await before.GetHeadAsync(Cancel)) with { Identity = null });
                await using var reader = SqliteSource.Open(In(name));
                Assert.NotNull((await reader.GetHeadAsync(Cancel)).Identity);
            }

            await using var after = SqliteSource.Open(In(name));
            var head = await after.GetHeadAsync(Cancel);
            Assert.Equal(old, head with { Identity = null });
            Assert.Equal(head.Identity, AnchorFile.Read(In(name) + ".anchor").Record!.Identity);
            var report = await after.VerifyAsync(new VerifyOptions { RequireAnchor = true, ExpectedRoot = old.Root }, cancellationToken: Cancel);
            Assert.Empty(report.Findings);
        }

        await using (await SqliteJournal.OpenAsync(In(name), cancellationToken: Cancel))
        {
            // The identity stays.
        }

        await using var again = SqliteSource.Open(In(name));
        Assert.Equal((await again.GetHeadAsync(Cancel)).Identity, AnchorFile.Read(In(name) + ".anchor").Record!.Identity);
    }
}

using System.Text.Json;
using Daybook.Cli.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Daybook.Cli.Tests;

public sealed class BackupTests : TempJournal
{
    private string Target => Path.Combine(Folder, "copy.db");

    [Fact]
    public async Task A_backup_is_a_journal_that_verifies_with_its_anchor()
    {
        await RecordFourAsync();

        var result = (await OnJournalAsync("backup", Target)).Fine();

        Assert.Matches($@"^ok: 4 events in {Target}, [0-9.]+ KiB, copied and verified\n  root    [0-9a-f]{{64}}\n$", result.Output);
        Assert.Empty(result.Error);
        (await CliRunner.RunAsync("verify", "--require-anchor", "--journal", Target)).Fine();
        Assert.Equal((await OnJournalAsync("query", "--json")).Output, (await CliRunner.RunAsync("query", "--json", "--journal", Target)).Output);
    }

    [Fact]
    public async Task A_backup_is_replaced_only_by_force()
    {
        await RecordFourAsync();
        (await OnJournalAsync("backup", Target)).Fine();
        await RecordFourAsync();

        var refused = await OnJournalAsync("backup", Target);
        using var document = JsonDocument.Parse((await OnJournalAsync("backup", Target, "--force", "--json")).Fine().Output);

        Assert.Equal(2, refused.Code);
        Assert.Contains("--force", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(Target, document.RootElement.GetProperty("target").GetString());
        Assert.Equal(new FileInfo(Target).Length, document.RootElement.GetProperty("bytes").GetInt64());
        Assert.Equal(8, document.RootElement.GetProperty("verify").GetProperty("events").GetInt64());
    }

    [Fact]
    public async Task A_damaged_journal_gives_no_backup_and_ends_with_one()
    {
        await RecordFourAsync();
        await using (var connection = new SqliteConnection($"Data Source={Journal};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE event SET reason = 'another' WHERE id = 2";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var result = await OnJournalAsync("backup", Target);
        using var document = JsonDocument.Parse((await OnJournalAsync("backup", Target, "--json")).Output);

        Assert.Equal(1, result.Code);
        Assert.StartsWith("no backup: the copy did not verify", result.Output, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("target").ValueKind);
        Assert.False(document.RootElement.GetProperty("verify").GetProperty("ok").GetBoolean());
        Assert.DoesNotContain(Directory.GetFiles(Folder), file => file.Contains("copy.db", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_backup_that_is_interrupted_leaves_nothing()
    {
        await RecordFourAsync();
        var before = Directory.GetFiles(Folder);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        var result = await OnJournalAsync(new CliSetting { Cancellation = stopped.Token }, "backup", Target);

        Assert.Equal(130, result.Code);
        Assert.Contains("no backup was left behind", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(Folder));
    }
}

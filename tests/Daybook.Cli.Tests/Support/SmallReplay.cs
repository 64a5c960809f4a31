namespace Daybook.Cli.Tests.Support;

/// <summary>The journal of a small replay of a simulated market, made once and copied by each test that asks about it.</summary>
public sealed class SmallReplay : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("daybook-cli-");

    public async ValueTask InitializeAsync() =>
        (await CliRunner.RunAsync("replay", "--simulate", "7", "--days", "420", "--assets", "12", "--set", "rebalance.frequency=daily", "--journal", Path.Combine(_folder.FullName, "journal.db"))).Fine();

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Copies the journal, with the files next to it, to another path.</summary>
    public void CopyTo(string journal)
    {
        foreach (var file in _folder.GetFiles())
            file.CopyTo(journal + file.Name["journal.db".Length..]);
    }
}

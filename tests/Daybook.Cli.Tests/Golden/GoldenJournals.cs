namespace Daybook.Cli.Tests.Golden;

/// <summary>A copy of a layout's golden journals in a folder of its own: what is golden is read, and never opened.</summary>
public abstract class GoldenJournals : IDisposable
{
    public const string Replay = "replay.db";

    public const string Live = "live.db";

    protected GoldenJournals(string layout)
    {
        Folder = Directory.CreateTempSubdirectory("daybook-golden-").FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Golden", layout)))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
    }

    protected string Folder { get; }

    protected string In(string name) => Path.Combine(Folder, name);

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

namespace Daybook.Tests.Shared;

/// <summary>Places on disk: the repository, and the data that may lie beside it.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Daybook.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the shared data beside the repository; skips the test when it is absent.</summary>
    public static string SharedData(params string[] path)
    {
        var file = Path.Combine([Root, "..", "shared", "data", .. path]);
        if (!File.Exists(file))
            Assert.Skip($"{Path.Combine(path)} is not in ../shared/data beside the repository.");
        return file;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Daybook.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Daybook.slnx above {AppContext.BaseDirectory}.");
    }
}

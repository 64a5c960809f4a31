namespace Daybook.Engine.Tests.Support;

/// <summary>Where the repository lies.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Daybook.slnx.</summary>
    public static string Root { get; } = FindRoot();

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

namespace Daybook.Exchange.Tests.Support;

/// <summary>The data that lies beside the repository on machines that have it.</summary>
internal static class SharedData
{
    /// <summary>A path below it; skips the test where the data is absent.</summary>
    public static string Find(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine([folder.FullName, "..", "shared", "data", .. parts]);
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Daybook.slnx")) && System.IO.Path.Exists(path))
                return System.IO.Path.GetFullPath(path);
        }

        Assert.Skip($"../shared/data/{string.Join('/', parts)} is not beside the repository.");
        return "";
    }
}

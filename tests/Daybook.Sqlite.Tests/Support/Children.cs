using Daybook.Torture;

namespace Daybook.Sqlite.Tests.Support;

/// <summary>Other processes that do what tests tell them.</summary>
internal static class Children
{
    public static ChildProcess Start() => ChildProcess.Start("obey");

    /// <summary>A process of the user "nobody"; skips the test where there can be none.</summary>
    public static ChildProcess StartAsNobody()
    {
        RequireNobody();
        return ChildProcess.StartAsNobody("obey");
    }

    /// <summary>Skips the test where no process of the user "nobody" can be started.</summary>
    public static void RequireNobody()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !File.Exists("/usr/bin/setpriv"))
            Assert.Skip("Needs root on Linux and setpriv: root itself may read and write everything.");
    }

    /// <summary>Tells a child to do something and returns its answer, without the leading "ok".</summary>
    public static async Task<string> DoAsync(this ChildProcess child, params string[] words)
    {
        var answer = await child.AskAsync(words);
        Assert.StartsWith("ok ", answer, StringComparison.Ordinal);
        return answer[3..];
    }

    /// <summary>Tells a child to do something and returns its answer, whatever it is.</summary>
    public static async Task<string> AskAsync(this ChildProcess child, params string[] words)
    {
        await child.TellAsync(string.Join('\t', words));
        return await child.HearAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The child has gone.");
    }

    public static Task<string> OpenAsync(this ChildProcess child, string path) => child.DoAsync("open", path, "16");

    /// <summary>Lets others than the owner look into the folder and read its files.</summary>
    public static void OpenToAll(string folder, UnixFileMode more = UnixFileMode.None)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute | more);
    }
}

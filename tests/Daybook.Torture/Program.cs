using Daybook.Torture.Child;
using Daybook.Torture.Killing;

namespace Daybook.Torture;

/// <summary>
/// <c>kill [--rounds N] [--seed N] [--bug acknowledge-early]</c> kills writers at random moments and says whether a promise was broken.
/// The other verbs are the children of that and of the tests.
/// </summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["obey"]:
                await ObedientChild.RunAsync(Console.In, Console.Out);
                return 0;
            case ["race", var path, var name, var milliseconds]:
                await RacingChild.RunAsync(path, name, TimeSpan.FromMilliseconds(int.Parse(milliseconds)), Console.In, Console.Out);
                return 0;
            case ["write", var path, var seed, .. var bug]:
                await DoomedChild.RunAsync(path, int.Parse(seed), bug is ["--bug", "acknowledge-early"], Console.In, Console.Out);
                return 0;
            case ["kill", .. var options]:
                return await KillAsync(options);
            default:
                await Console.Error.WriteLineAsync("Usage: kill [--rounds N] [--seed N] [--bug acknowledge-early]");
                return 2;
        }
    }

    private static async Task<int> KillAsync(string[] options)
    {
        var rounds = Option(options, "--rounds") ?? 50;
        var seed = Option(options, "--seed") ?? KillRun.AnySeed();
        Console.WriteLine($"seed {seed}");
        var folder = Directory.CreateTempSubdirectory("daybook-torture-");
        try
        {
            var report = await KillRun.RunAsync(folder.FullName, rounds, seed, acknowledgeEarly: options.Contains("--bug"), CancellationToken.None);
            Console.WriteLine(report);
            return report.BrokenPromise is null ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int? Option(string[] options, string name) =>
        Array.IndexOf(options, name) is >= 0 and var at && at + 1 < options.Length ? int.Parse(options[at + 1]) : null;
}

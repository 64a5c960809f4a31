using System.CommandLine;
using Daybook.Torture.Bugs;

namespace Daybook.Torture.Promises;

/// <summary>The command line: which promises, how much, by which seed.</summary>
internal static class TortureCommand
{
    private const string All = "all";
    private const int Misuse = 2;

    private static readonly string Description = $"""
        Puts the promises of docs/promises.md to the test, and says what was broken and how to repeat it.

        {string.Join('\n', AllPromises.List.Select(promise => $"{promise.Name,-12}{promise.Says}"))}

        Examples:
          dotnet run -c Release --project tests/Daybook.Torture -- all                what CI runs: a few minutes
          dotnet run -c Release --project tests/Daybook.Torture -- all --release      what a release must pass: hours
          dotnet run -c Release --project tests/Daybook.Torture -- kill --seed 4711   one promise, with the choices of an earlier run
          dotnet run -c Release --project tests/Daybook.Torture -- powercut --bug skip-fsync
        """;

    private static readonly Argument<string[]> Names = new("promise")
    {
        Description = "What to put to the test, one or more",
        Arity = ArgumentArity.OneOrMore,
        HelpName = "all|kill|powercut|…",
    };

    private static readonly Option<int?> Seed = new("--seed") { Description = "Repeats the choices of an earlier run", HelpName = "N" };
    private static readonly Option<bool> Release = new("--release") { Description = "Does as much as before a release" };
    private static readonly Option<int?> Count = new("--count") { Description = "Does so much of it instead: rounds, images, flips, inputs, seconds", HelpName = "N" };
    private static readonly Option<string?> Bug = new("--bug") { Description = "Plants a bug, which must then be found", HelpName = string.Join('|', PlantedBugs.List.Select(bug => bug.Name)) };

    /// <returns>0: all promises were kept; 1: one was broken; 2: the command line is wrong; 130: interrupted.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        Names.AcceptOnlyFromAmong([All, .. AllPromises.List.Select(promise => promise.Name)]);
        Bug.AcceptOnlyFromAmong([.. PlantedBugs.List.Select(bug => bug.Name)]);
        Count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
                result.AddError("--count is 1 or more");
        });
        var root = new RootCommand(Description) { Names, Release, Seed, Count, Bug };
        root.SetAction(async (parsed, _) =>
        {
            var options = new TortureOptions(parsed.GetValue(Seed) ?? TortureOptions.AnySeed(), parsed.GetValue(Release), parsed.GetValue(Count), parsed.GetValue(Bug));
            var names = parsed.GetValue(Names)!;
            var promises = AllPromises.List.Where(promise => names.Contains(promise.Name) || names.Contains(All)).ToList();
            var kept = await new TortureRun(options, output, errors, cancellationToken).RunAsync(promises);
            return cancellationToken.IsCancellationRequested ? 130 : kept ? 0 : 1;
        });
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors, ProcessTerminationTimeout = null }, cancellationToken);
        return parsed.Errors.Count > 0 ? Misuse : code;
    }
}

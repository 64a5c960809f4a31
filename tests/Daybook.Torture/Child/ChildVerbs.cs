using System.Globalization;
using Daybook.Torture.Bugs;

namespace Daybook.Torture.Child;

/// <summary>What a child process of this program can be told to do. It hears on its standard input and answers on its standard output.</summary>
internal static class ChildVerbs
{
    /// <summary>The first argument of a child.</summary>
    public const string Prefix = "child";

    public static Task RunAsync(string[] arguments) => arguments switch
    {
        ["obey"] => ObedientChild.RunAsync(Console.In, Console.Out),
        ["race", var path, var name, var milliseconds] => RacingChild.RunAsync(path, name, TimeOf(milliseconds), Console.In, Console.Out),
        ["follow", var path, var milliseconds] => FollowingChild.RunAsync(path, TimeOf(milliseconds), Console.In, Console.Out),
        ["write", var path, var seed] => DoomedChild.RunAsync(path, NumberOf(seed), bug: null, Console.In, Console.Out),
        ["write", var path, var seed, var bug] => DoomedChild.RunAsync(path, NumberOf(seed), bug, Console.In, Console.Out),
        ["record", var path, var seed, var durability, var batches, .. var bug] =>
            RecordedChild.RunAsync(path, NumberOf(seed), Words.ToDurability(durability), NumberOf(batches), bug is [PlantedBug.SkipFsync], Console.Out),
        ["rebalance", var path, var number, var seed, .. var bug] => RebalancingChild.RunAsync(path, NumberOf(number), NumberOf(seed), bug.FirstOrDefault(), Console.In, Console.Out),
        ["order", var path] => OrderingChild.RunAsync(path, Console.In, Console.Out),
        ["neighbour", var path, var seed] => NeighbourChild.RunAsync(path, NumberOf(seed), isBusy: false, Console.In, Console.Out),
        ["neighbour", var path, var seed, "busy"] => NeighbourChild.RunAsync(path, NumberOf(seed), isBusy: true, Console.In, Console.Out),
        ["fold", var path, var history, var seed] => FoldingChild.RunAsync(path, NumberOf(history), NumberOf(seed), Console.Out),
        ["clock", var path, var count] => ClockedChild.RunAsync(path, NumberOf(count), Console.Out),
        _ => throw new ArgumentException($"No child does this: {string.Join(' ', arguments)}", nameof(arguments)),
    };

    private static int NumberOf(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static TimeSpan TimeOf(string milliseconds) => TimeSpan.FromMilliseconds(NumberOf(milliseconds));
}

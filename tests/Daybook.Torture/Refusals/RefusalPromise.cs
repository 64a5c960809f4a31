using Daybook.Torture.Promises;

namespace Daybook.Torture.Refusals;

/// <summary>P5.</summary>
internal static class RefusalPromise
{
    public static Promise Promise { get; } = new(
        "refused",
        "What is no journal, or may not be opened, is refused with a clear message, and no byte changes.",
        new Ordeal("files", bench => CheckAsync(bench, RefusalCases.List.Where(refusal => !refusal.IsForNobody).ToList())),
        new Ordeal("permissions", CheckPermissionsAsync));

    private static async Task<Outcome> CheckPermissionsAsync(Bench bench) =>
        Tools.Lacks("setpriv") ?? (Tools.IsRoot
            ? await CheckAsync(bench, RefusalCases.List.Where(refusal => refusal.IsForNobody).ToList())
            : Outcome.Skipped("Needs root on Linux: another user must be kept out."));

    private static async Task<Outcome> CheckAsync(Bench bench, List<RefusalCase> refusals)
    {
        foreach (var (i, refusal) in refusals.Index())
        {
            bench.Report(i, refusals.Count);
            if (await RefusalCheck.RunAsync(refusal, bench.NewFolder(), bench.Cancellation) is { } broken)
                return new Outcome($"{i + 1} cases", $"{refusal.Name}: {broken}");
        }

        return new Outcome($"{refusals.Count} cases, no byte changed");
    }
}

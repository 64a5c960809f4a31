using Daybook.Sqlite.Folds;
using Daybook.Torture.Snapshots;

namespace Daybook.Torture.Child;

/// <summary>
/// Reads a journal's portfolios again and again, and saves a snapshot every few events; now and then it removes them all, so that there are always some to save. Says <c>same</c> of each
/// state that is what the plain fold says, and otherwise what is wrong.
/// </summary>
internal static class FoldingChild
{
    public static async Task RunAsync(string path, int historySeed, int seed, TextWriter answers)
    {
        var random = new Random(seed);
        await using var journal = new FoldedJournal(path, new RandomHistory(historySeed), random, bug: null);
        while (true)
        {
            if (random.Next(6) == 0)
                File.Delete(FoldsFile.PathFor(path));
            await using var source = journal.OpenToRead(random.Next(1, 20));
            await journal.CatchUpAsync();
            var look = new Look(journal, random) { IsGrowing = true };
            for (var i = 0; i < 5; i++)
            {
                await answers.WriteLineAsync((await look.OneAsync(source))?.ReplaceLineEndings(" ") ?? "same");
                await answers.FlushAsync();
            }
        }
    }
}

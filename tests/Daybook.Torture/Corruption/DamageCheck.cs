using System.Diagnostics;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Torture.Corruption;

/// <summary>Opens a damaged journal and verifies it: either the damage is reported, or it changed nothing that the journal says.</summary>
internal sealed class DamageCheck(IVerifier verifier)
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    /// <summary>Damages that were reported.</summary>
    public int Reported { get; private set; }

    /// <summary>Damages that changed nothing that the journal says.</summary>
    public int Harmless { get; private set; }

    /// <summary>Judges one.</summary>
    /// <param name="path">The damaged journal.</param>
    /// <param name="original">What it said before.</param>
    /// <returns>What was broken, or null.</returns>
    public async Task<string?> JudgeAsync(string path, JournalContent original)
    {
        var begun = Stopwatch.GetTimestamp();
        var broken = await LookAsync(path, original);
        return broken ?? (Stopwatch.GetElapsedTime(begun) > Hang ? $"To look at it took {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s." : null);
    }

    private async Task<string?> LookAsync(string path, JournalContent original)
    {
        try
        {
            await using var source = SqliteSource.Open(path);
            if (await verifier.FindAsync(source) is not null)
            {
                Reported++;
                return null;
            }

            Harmless++;
            var found = await JournalContent.ReadAsync(source);
            return found.DifferenceFrom(original) is { } difference ? $"{difference}, and neither opening nor verifying reported it." : null;
        }
        catch (Exception error) when (error is JournalOpenException or StoreFaultedException)
        {
            Reported++;
            return null;
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name} came of it: {error.Message}";
        }
    }
}

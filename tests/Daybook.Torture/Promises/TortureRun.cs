using System.Diagnostics;

namespace Daybook.Torture.Promises;

/// <summary>Puts promises through their ordeals, one after the other, and prints a line for each; what was broken, and how to repeat it; and the sum at the end.</summary>
/// <param name="options">How much to do, and by which seed.</param>
/// <param name="output">Where the lines go.</param>
/// <param name="errors">Where the progress goes.</param>
/// <param name="cancellationToken">Interrupts the run; what was done until then is summed up.</param>
internal sealed class TortureRun(TortureOptions options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
{
    private int _passed;
    private int _failed;
    private int _skipped;

    /// <returns>True when no promise was broken and the run was not interrupted.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<Promise> promises)
    {
        var begun = Stopwatch.GetTimestamp();
        await output.WriteLineAsync($"seed {options.Seed}{(options.IsRelease ? ", release numbers" : string.Empty)}");
        try
        {
            foreach (var promise in promises)
            {
                foreach (var ordeal in promise.Ordeals)
                    await RunAsync(promise, ordeal);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await output.WriteLineAsync("interrupted; what was done until now:");
        }

        await output.WriteLineAsync($"took {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s");
        await output.WriteLineAsync($"{_passed} passed, {_failed} failed, {_skipped} skipped");
        return _failed == 0 && !cancellationToken.IsCancellationRequested;
    }

    private async Task RunAsync(Promise promise, Ordeal ordeal)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var name = $"{promise.Name}: {ordeal.Name}";
        var progress = new ProgressLine(name, errors, !Console.IsErrorRedirected);
        using var bench = options.ToBench(progress, cancellationToken);
        var begun = Stopwatch.GetTimestamp();
        var outcome = await EndureAsync(ordeal, bench);
        progress.Clear();

        // An interrupted child dies with the run; that breaks no promise.
        cancellationToken.ThrowIfCancellationRequested();
        await output.WriteLineAsync($"{Word(outcome),-7} {name,-33} {Stopwatch.GetElapsedTime(begun).TotalSeconds,7:0.0} s  {outcome.Did}");
        if (outcome.Broken is { } broken)
        {
            await output.WriteLineAsync($"        broken:  {broken}");
            await output.WriteLineAsync($"        repeat:  {options.CommandFor(promise)}");
        }

        await output.FlushAsync(cancellationToken);
    }

    private async Task<Outcome> EndureAsync(Ordeal ordeal, Bench bench)
    {
        try
        {
            return await ordeal.EndureAsync(bench);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            // Nothing that an ordeal meets may end the others: it is a finding like any other.
            return new Outcome("ended early", $"An unexpected {error.GetType().Name}: {error}");
        }
    }

    private string Word(Outcome outcome)
    {
        if (outcome.IsSkipped)
        {
            _skipped++;
            return "skipped";
        }

        if (outcome.Broken is null)
        {
            _passed++;
            return "kept";
        }

        _failed++;
        return "BROKEN";
    }
}

using Daybook.Events;
using Daybook.Exchange.Tests.Support;

namespace Daybook.Exchange.Tests.Importing;

/// <summary>Folders just as the reference system wrote them: with its long names, and dates with a midnight.</summary>
public sealed class RunAsWrittenTests : IDisposable
{
    private const string Prefix = "run/backtest_GLD_SGOL_plus2_20250728_014814_from_20250115_to_20250120_";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Long_names_and_dates_with_a_midnight_are_taken_as_short_ones_are()
    {
        var (named, plain) = (new TestJournal(), new TestJournal());
        Write(Prefix, "T00:00:00");
        await named.ImportAsync(_folder["run"]);
        Directory.Delete(_folder["run"], recursive: true);
        Write("run/", string.Empty);

        var again = await plain.ImportAsync(_folder["run"]);

        Assert.Equal(5, named.Events.Count);
        Assert.Equal(named.Events, plain.Events);
        Assert.DoesNotContain(again.Notes, note => note.Contains("left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_there_is_taken_though_the_changes_are_not()
    {
        _folder.Write($"{Prefix}portfolio_timeline.csv", "date,portfolio_value,cash,total_positions,daily_return,cumulative_return,drawdown_pct,sharpe_30d,regime,regime_confidence\n2025-01-15,100000.0,100000.0,0,0.0,0.0,0.0,0.0,REFLATION,0.0\n");
        _folder.Write($"{Prefix}position_history.json", "{}");
        _folder.Write($"{Prefix[..^1]}.json", "");
        var journal = new TestJournal();

        var report = await journal.ImportAsync(_folder["run"]);

        Assert.Equal(3, journal.Events.Count);
        Assert.Contains(report.Notes, note => note == "The folder has no position_changes.csv.");
        Assert.Contains(report.Notes, note => note.EndsWith("is not part of a recorded run and was left out.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("run_20250727_235704_from_20240101_to_20240131", 60)]
    [InlineData("run_20250728_014814_from_20250115_to_20250120", 20)]
    [InlineData("run_20250728_020248_from_20250115_to_20250117", 5)]
    public async Task Real_folders_are_taken(string name, int least)
    {
        var journal = new TestJournal();

        await journal.ImportAsync(SharedData.Find("recorded-runs", "as-written", name));

        Assert.True(journal.Events.Count >= least, $"{journal.Events.Count} events");
        Assert.Equal([EventTypes.SessionStart, EventTypes.SessionEnd], [journal.Events[0].Type, journal.Events[^1].Type]);
    }

    [Fact]
    public async Task A_real_folder_without_anything_says_which_files_are_expected()
    {
        var error = await new TestJournal().RefusesAsync(SharedData.Find("recorded-runs", "as-written", "run_20250728_014753_from_20250115_to_20250120"));

        Assert.Contains("the folder has none of its files: regime_analysis.csv, position_history.json, position_changes.csv", error.Message, StringComparison.Ordinal);
    }

    private void Write(string prefix, string midnight)
    {
        _folder.Write($"{prefix}position_changes.csv", $"{Make.Changes}\n2025-01-16{midnight},GLD,BUY,12,250.6,3007.2,New position,0.0,0.508,Gold,REFLATION\n");
        _folder.Write($"{prefix}position_history.json", $$"""{"GLD": [{"asset": "GLD", "date": "2025-01-15{{midnight}}", "combined_score": 0.5, "regime": "REFLATION"}]}""");
        _folder.Write($"{prefix}regime_analysis.csv", $"date,regime,confidence,stability,duration_days,active_buckets,portfolio_return_in_regime\n2025-01-15{midnight},REFLATION,0.0,0.0,2,Gold,-0.0569\n");
    }
}

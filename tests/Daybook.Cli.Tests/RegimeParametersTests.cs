using System.Globalization;
using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

/// <summary>A replay that obeys what its regimes ask of the settings, as people and scripts see it.</summary>
public sealed class RegimeParametersTests : TempJournal
{
    [Fact]
    public async Task A_replay_that_obeys_its_regimes_is_explained_decided_again_and_judged_by_what_it_obeyed()
    {
        await ReplayAsync(obeys: true);

        Assert.Contains("all identical, byte for byte", (await OnJournalAsync("redecide")).Fine().Output, StringComparison.Ordinal);
        Assert.StartsWith("ok: ", (await OnJournalAsync("audit")).Fine().Output, StringComparison.Ordinal);
        var shown = (await OnJournalAsync("explain", "A", "2024-01-15")).Fine().Output;
        Assert.Contains("\n  parameters of Deflation  #", shown, StringComparison.Ordinal);
        Assert.Contains("\n    sizing.mode adaptive → equal_weight\n", shown, StringComparison.Ordinal);
        using var document = JsonDocument.Parse((await OnJournalAsync("explain", "A", "2024-01-15", "--json")).Fine().Output);
        var regime = document.RootElement.GetProperty("engine").GetProperty("rebalances")[0].GetProperty("regime_parameters");
        Assert.Equal("Deflation", regime.GetProperty("regime").GetString());
        Assert.Contains(regime.GetProperty("settings").EnumerateArray(), setting =>
            (setting.GetProperty("name").GetString(), setting.GetProperty("configured").GetString(), setting.GetProperty("applied").GetString()) == ("grace.days", "3", "5"));
    }

    [Fact]
    public async Task A_grace_period_and_a_lock_are_told_by_the_settings_in_force()
    {
        await ReplayAsync(obeys: true);
        Assert.Equal(("2024-01-21T21:00:00Z", "grace_period"), await GraceAsync());
    }

    [Fact]
    public async Task Without_obedience_they_are_told_by_the_configuration()
    {
        await ReplayAsync(obeys: false);
        Assert.Equal(("2024-01-19T21:00:00Z", "grace_period"), await GraceAsync());
        Assert.DoesNotContain("parameters of", (await OnJournalAsync("explain", "A", "2024-01-15")).Fine().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_what_if_says_what_obedience_would_change()
    {
        await ReplayAsync(obeys: false);
        using var document = JsonDocument.Parse((await OnJournalAsync("whatif", "--set", "regimes.apply_parameters=true", "--json")).Fine().Output);

        Assert.True(document.RootElement.GetProperty("variants")[0].GetProperty("decisions_changed").GetInt64() > 0);
    }

    private async Task<(string? Ends, string? Lock)> GraceAsync()
    {
        using var document = JsonDocument.Parse((await OnJournalAsync("state", "--at", "2024-01-17T22:00:00Z", "--json")).Fine().Output);
        var position = document.RootElement.GetProperty("positions").EnumerateArray().Single();
        var held = document.RootElement.GetProperty("locks").EnumerateArray().Single(one => one.GetProperty("protection").GetString() == "grace_period");
        Assert.Equal(position.GetProperty("grace").GetProperty("ends").GetString(), held.GetProperty("until").GetString());
        return (held.GetProperty("until").GetString(), held.GetProperty("protection").GetString());
    }

    /// <summary>Three weeks of one asset, whose score falls in the third; the regime changes in the second.</summary>
    private async Task ReplayAsync(bool obeys)
    {
        var prices = await WriteAsync("prices.csv", "Date,A\n" + string.Concat(Enumerable.Range(1, 19).Select(day => string.Create(CultureInfo.InvariantCulture, $"2024-01-{day:00},100\n"))));
        var regimes = await WriteAsync("regimes.csv", "date,regime,confidence\n2024-01-01,Goldilocks,0.9\n2024-01-10,Deflation,0.9\n");
        var scores = await WriteAsync("scores.csv", "asset,score,date\nA,0.9,2024-01-01\nA,0.3,2024-01-16\n");
        string[] settings = ["scoring.technical=false", "rebalance.frequency=daily", "grace.days=3", "regimes.overrides=false", $"regimes.apply_parameters={(obeys ? "true" : "false")}"];
        (await OnJournalAsync(["replay", "--prices", prices, "--regimes", regimes, "--fundamentals", scores, .. settings.SelectMany(setting => (string[])["--set", setting])])).Fine();
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }
}

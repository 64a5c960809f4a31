using Daybook.Operations.Inputs;
using Daybook.Operations.Replaying;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class ReplayTests : ReplayedMarket
{
    [Fact]
    public async Task What_it_came_to_is_told_with_what_was_noted_of_the_files() => GoldenFile.Holds("replay", await ReplayAsync());

    [Fact]
    public async Task A_demo_has_the_members_of_its_replay() => GoldenFile.Holds("demo", DemoAnswer.Of(await ReplayAsync(), unfinishedRuns: 1, explainedEvent: 12, ok: true, root: "ab12"));

    [Fact]
    public async Task All_that_can_be_wrong_is_found_before_anything_is_written()
    {
        var prepared = await ReplayOperation.PrepareAsync(Context(), new ReplayRequest { Market = Market, Settings = Settings }, Cancel);
        var reader = await Context().ReaderAsync(Cancel);

        Assert.Equal(0, (await reader.GetHeadAsync(Cancel)).Count);
        Assert.Equal("duplicate_row", Assert.Single(prepared.Notes.Listed).Code);
    }

    [Fact]
    public async Task How_far_it_is_is_told_by_steps()
    {
        var told = new List<OperationProgress>();
        await ReplayOperation.RunAsync(Context(new Seen(told)), new ReplayRequest { Market = Market, Settings = Settings }, Cancel);

        Assert.Contains(told, step => step is { Step: "replaying days", Total: > 0 } && step.Done == step.Total);
    }

    public static TheoryData<string, RefusalCode, string?> Wrong => new()
    {
        { "nothing", RefusalCode.NoMarket, null },
        { "both", RefusalCode.Contradiction, "prices" },
        { "days", RefusalCode.Contradiction, "days" },
        { "raw", RefusalCode.Contradiction, "raw" },
        { "file", RefusalCode.InvalidInput, "prices" },
        { "scores", RefusalCode.InvalidInput, "fundamentals" },
        { "roles", RefusalCode.MissingValue, "bonds" },
        { "regimes", RefusalCode.Contradiction, "equity" },
        { "columns", RefusalCode.InvalidValue, "columns" },
        { "date", RefusalCode.InvalidTime, "from" },
        { "universe", RefusalCode.InvalidInput, null },
        { "set", RefusalCode.InvalidValue, "set" },
        { "key", RefusalCode.InvalidValue, "set" },
        { "preset", RefusalCode.InvalidValue, "preset" },
        { "config", RefusalCode.InvalidInput, "config" },
        { "errors", RefusalCode.InvalidConfiguration, "config" },
        { "late", RefusalCode.InvalidInput, null },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_refused_under_its_parameter(string what, RefusalCode code, string? parameter)
    {
        File.WriteAllText(In("bad.yaml"), "grace: { days: 0 }\n");
        var simulated = new MarketRequest { Seed = 1 };
        var request = new ReplayRequest { Market = Market, Settings = Settings };
        request = what switch
        {
            "nothing" => request with { Market = new MarketRequest() },
            "both" => request with { Market = Market with { Seed = 1 } },
            "days" => request with { Market = Market with { Days = 100 } },
            "raw" => request with { Market = simulated with { Raw = true } },
            "file" => request with { Market = Market with { Prices = [In("absent.csv")] } },
            "scores" => request with { Market = Market with { Fundamentals = In("prices.csv") } },
            "roles" => request with { Market = Market with { Equity = "KO", Commodities = "PG" } },
            "regimes" => request with { Market = simulated with { Equity = "KO" } },
            "columns" => request with { Market = Market with { Columns = ["close"] } },
            "date" => request with { Market = Market with { From = "January" } },
            "universe" => request with { Market = Market with { Universe = ["MO"] } },
            "set" => request with { Settings = new SettingsRequest { Set = ["grace.days=0"] } },
            "key" => request with { Settings = new SettingsRequest { Set = ["grace"] } },
            "preset" => request with { Settings = new SettingsRequest { Preset = "fast" } },
            "config" => request with { Settings = new SettingsRequest { Config = In("absent.yaml") } },
            "errors" => request with { Settings = new SettingsRequest { Config = In("bad.yaml") } },
            _ => request with { Market = Market with { From = "2030-01-01" } },
        };
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReplayOperation.RunAsync(Context(), request, Cancel));

        Assert.Equal((code, parameter), (refused.Code, refused.Parameter));
        Assert.DoesNotContain("--", refused.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

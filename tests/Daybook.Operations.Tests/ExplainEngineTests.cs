using Daybook.Operations.Explaining;
using Daybook.Operations.Replaying;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class ExplainEngineTests : ReplayedMarket
{
    [Fact]
    public async Task A_decision_of_the_engine_is_told_from_its_inputs_to_its_outcome()
    {
        await ReplayAsync();
        var answer = await ExplainOperation.RunAsync(Context(), new ExplainRequest { Asset = "PG", Date = "2024-01-08" }, Cancel);

        GoldenFile.Holds("explain-engine", answer.Engine!);
        Assert.Equal(answer.Engine!.Rebalances[0].Outcome.Code, answer.EngineExplanation!.Rebalances[0].Outcome.Code);
    }

    [Fact]
    public async Task What_the_regime_asked_of_the_settings_is_told_with_them()
    {
        Write("regimes.csv", ["date,regime,confidence", "2024-01-01,Goldilocks,0.9", "2024-01-10,Deflation,0.9"]);
        var request = new ReplayRequest { Market = Market with { Regimes = In("regimes.csv") }, Settings = Settings with { Set = [.. Settings.Set, "regimes.apply_parameters=true"] } };
        await ReplayOperation.RunAsync(Context(), request, Cancel);
        var answer = await ExplainOperation.RunAsync(Context(), new ExplainRequest { Asset = "PG", Date = "2024-01-15" }, Cancel);

        GoldenFile.Holds("explain-regime", answer.Engine!.Rebalances[0].RegimeParameters!);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

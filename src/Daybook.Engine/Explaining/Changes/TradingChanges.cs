using Daybook.Engine.Protections.Trading;

namespace Daybook.Engine.Explaining.Changes;

/// <summary>Whether the answer would have been another if a person had not reduced or halted trading.</summary>
internal static class TradingChanges
{
    public const string Key = "trading_state";

    public static IEnumerable<NearestChange> Find(Trial trial)
    {
        var status = trial.Original.State.Protections.Trading.Status;
        if (status == TradingStatus.Active)
            yield break;
        var outcome = trial.Decide(Key, Word(TradingStatus.Active), () => trial.Original.WithTrading(TradingStatus.Active));
        if (outcome != trial.Outcome)
            yield return new NearestChange(ChangeKind.TradingState, Key, Word(status), Word(TradingStatus.Active), outcome, 1);
    }

    private static string Word(TradingStatus status) => status switch
    {
        TradingStatus.Active => "active",
        TradingStatus.Reducing => TradingCodes.Reducing,
        _ => TradingCodes.Halted,
    };
}

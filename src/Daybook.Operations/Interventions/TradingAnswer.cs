using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections.Trading;

namespace Daybook.Operations.Interventions;

/// <summary>What trading may do, and what people said last.</summary>
/// <param name="TradingState">What it may do.</param>
/// <param name="Since">Since when; null: nobody ever said anything.</param>
/// <param name="Reason">Why.</param>
/// <param name="Event">The id of the event that says so.</param>
/// <param name="Interventions">What people said last, the newest last.</param>
public sealed record TradingAnswer(TradingStatus TradingState, DateTimeOffset? Since, string? Reason, long? Event, IReadOnlyList<InterventionAnswer> Interventions)
{
    internal static TradingAnswer Of(PortfolioState state)
    {
        var trading = state.Engine.Protections.Trading;
        var isSaid = trading.Since is not null;
        return new TradingAnswer(trading.Status, trading.Since, isSaid ? trading.Reason : null, isSaid ? trading.Event : null, [.. state.Interventions.Select(InterventionAnswer.Of)]);
    }
}

/// <summary>What a person said to a portfolio.</summary>
/// <param name="Event">The id of the event that says so.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, or null when the event does not say.</param>
/// <param name="Reason">Why.</param>
/// <param name="TradingState">What trading may do from then on; null for a release.</param>
/// <param name="Protection">The protection whose lock is released; null for a trading state.</param>
/// <param name="Asset">The asset whose lock is released; null for a trading state.</param>
public sealed record InterventionAnswer(long Event, DateTimeOffset At, string? By, string Reason, TradingStatus? TradingState, string? Protection, string? Asset)
{
    internal static InterventionAnswer Of(Intervention said) => new(said.Event, said.At, said.By, said.Reason, said.Trading, said.Protection, said.Asset);
}

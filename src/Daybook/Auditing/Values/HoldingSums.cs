using Daybook.Auditing.Positions;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Auditing.Values;

/// <summary>Adds up the holdings that each portfolio listed last, all for one moment. Remembers one sum per portfolio.</summary>
internal sealed class HoldingSums
{
    private readonly Dictionary<PortfolioBook, Sum> _sums = [];

    /// <summary>Takes in a holding; any other event changes nothing.</summary>
    public void Follow(in AuditedEvent audited)
    {
        var seen = audited.Event;
        if (seen.Type.Name != PositionNames.Holding)
            return;
        var sum = At(audited.Book, seen);
        _sums[audited.Book] = sum with { Holdings = sum.Holdings + 1, MarketValue = sum.MarketValue + (seen.Number("market_value") ?? double.NaN) };
    }

    /// <summary>The holdings that were listed for the moment of a portfolio's snapshot; null when none were.</summary>
    public Sum? For(in AuditedEvent snapshot) =>
        snapshot.Event.Type.Name == PositionNames.Portfolio && At(snapshot.Book, snapshot.Event) is { Holdings: > 0 } sum ? sum : null;

    private Sum At(in PortfolioBook book, PortfolioEvent seen)
    {
        var occurred = seen.Fields.OccurredMicros;
        return _sums.TryGetValue(book, out var sum) && sum.OccurredMicros == occurred ? sum : new Sum(occurred, 0, 0);
    }

    /// <summary>The holdings of one moment.</summary>
    /// <param name="OccurredMicros">The moment.</param>
    /// <param name="Holdings">How many there are.</param>
    /// <param name="MarketValue">What they are worth; not a number when one of them does not say.</param>
    public readonly record struct Sum(long OccurredMicros, long Holdings, double MarketValue);
}

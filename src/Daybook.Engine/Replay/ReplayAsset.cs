using Daybook.Engine.Scoring;
using Daybook.Market.Prices;

namespace Daybook.Engine.Replay;

/// <summary>One asset as the replay walks through its prices. It knows nothing later than the day that it was moved to.</summary>
internal sealed class ReplayAsset(PriceSeries series, CloseSeries closes)
{
    public string Asset => series.Asset;

    public CloseSeries Closes => closes;

    /// <summary>Today's bar, when there is one.</summary>
    public PriceBar? Today { get; private set; }

    /// <summary>True when something can be traded at today's open: it does not contradict its bar. Whatever the close turns out to be, nobody knows it then.</summary>
    public bool HasOpen => Today is { Open: > 0 and < double.PositiveInfinity } bar && BarFault.OfOpen(bar, LastClose) is null;

    /// <summary>What a unit is worth now: during a day its open, where that is known, and at its end the close; NaN before the first price.</summary>
    public double Mark { get; private set; } = double.NaN;

    /// <summary>The newest close that can be traded at; NaN before the first.</summary>
    public double LastClose { get; private set; } = double.NaN;

    /// <summary>The day of <see cref="LastClose"/>.</summary>
    public DateOnly LastDate { get; private set; } = DateOnly.MinValue;

    /// <summary>Bars up to the end of the newest day that was ended.</summary>
    public int Known { get; private set; }

    /// <summary>Of these, those whose close can be traded at: so many of <see cref="Closes"/> are known.</summary>
    public int KnownCloses { get; private set; }

    /// <summary>Begins a day, which is later than the one before. Of its prices the open alone is known.</summary>
    public void BeginDay(DateOnly date)
    {
        Today = null;
        var bars = series.Span;
        for (; Known < bars.Length && bars[Known].Date < date; Known++)
            Take(bars[Known]);
        if (Known == bars.Length || bars[Known].Date != date)
            return;
        Today = bars[Known];
        if (HasOpen)
            Mark = Today.Value.Open;
    }

    /// <summary>Ends the day: its close is known.</summary>
    public void EndDay()
    {
        if (Today is not { } bar)
            return;
        Take(bar);
        Known++;
    }

    /// <summary>The return from the last close some calendar days ago to the newest, or null when the prices do not reach back.</summary>
    public double? ReturnOver(int days)
    {
        var from = LastDate.DayNumber - days;
        var bars = series.Span;
        for (var i = Known - 1; i >= 0; i--)
        {
            ref readonly var bar = ref bars[i];
            if (bar.Date.DayNumber <= from && bar.IsTradable)
                return (LastClose / bar.Close) - 1;
        }

        return null;
    }

    private void Take(in PriceBar bar)
    {
        if (!bar.IsTradable)
            return;
        KnownCloses++;
        Mark = LastClose = bar.Close;
        LastDate = bar.Date;
    }
}

using Daybook.Engine.Regimes.Detection;

namespace Daybook.Engine.Regimes.Inputs;

/// <summary>Regimes that somebody named by date. It never looks ahead: a date's regime is that of the latest row dated on it or before it. Immutable.</summary>
public sealed class RegimeSeries
{
    internal RegimeSeries(IReadOnlyList<RegimeSeriesRow> rows, IReadOnlyList<RegimeSeriesNote> notes)
    {
        Rows = rows;
        Notes = notes;
    }

    /// <summary>The rows by date, each date once.</summary>
    public IReadOnlyList<RegimeSeriesRow> Rows { get; }

    /// <summary>What was noted when the rows were read, by line.</summary>
    public IReadOnlyList<RegimeSeriesNote> Notes { get; }

    /// <summary>
    /// Reads a file of comma-separated values: a header with the columns <c>date</c> (yyyy-MM-dd), <c>regime</c> and perhaps <c>confidence</c>, in any order
    /// and case, among any others.
    /// </summary>
    /// <exception cref="RegimeSeriesFormatException">The text cannot be read; the message names line and column.</exception>
    public static RegimeSeries Read(TextReader text, RegimeSeriesOptions? options = null)
    {
        options ??= new RegimeSeriesOptions();
        options.Validate();
        return new RegimeSeriesReader(options).Read(text);
    }

    /// <summary>The latest row dated on or before a date, or null when every row is later.</summary>
    public RegimeSeriesRow? At(DateOnly date)
    {
        var (from, to) = (0, Rows.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (Rows[middle].Date <= date)
                from = middle + 1;
            else
                to = middle;
        }

        return from == 0 ? null : Rows[from - 1];
    }

    /// <summary>What the series says at a time; the date is that in UTC. Without a row so early no regime is known.</summary>
    public RegimeObservation Observe(DateTimeOffset at, RegimeIndicators? indicators = null)
    {
        var row = At(DateOnly.FromDateTime(at.UtcDateTime));
        return new RegimeObservation(at, row?.Regime, row?.Confidence ?? 0, indicators);
    }
}

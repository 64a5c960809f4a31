using System.Globalization;
using Daybook.Files;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Inputs;

/// <summary>Reads a regimes file once.</summary>
internal sealed class RegimeSeriesReader(RegimeSeriesOptions options)
{
    private const string DateColumn = "date";
    private const string RegimeColumn = "regime";
    private const string ConfidenceColumn = "confidence";

    private readonly Dictionary<DateOnly, (int Line, RegimeSeriesRow Row)> _rows = [];
    private readonly List<RegimeSeriesNote> _notes = [];
    private int _line;
    private DateOnly _above = DateOnly.MinValue;

    public RegimeSeries Read(TextReader text)
    {
        (int Date, int Regime, int Confidence)? columns = null;
        while (text.ReadLine() is { } line)
        {
            _line++;
            if (_line == 1)
                line = line.TrimStart('\uFEFF');
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var fields = CsvLine.Split(line) ?? throw Problem(null, "a quote is misplaced or not closed");
            if (columns is { } known)
                Add(Row(fields, known));
            else
                columns = Header(fields);
        }

        return columns is null
            ? throw new RegimeSeriesFormatException(1, null, "a header with the columns date and regime is expected, and the file is empty")
            : new RegimeSeries([.. _rows.Values.Select(entry => entry.Row).OrderBy(row => row.Date)], _notes);
    }

    private (int Date, int Regime, int Confidence) Header(string[] fields)
    {
        return (Required(DateColumn), Required(RegimeColumn), Find(ConfidenceColumn));

        int Required(string column) => Find(column) is var index and >= 0 ? index : throw Problem(column, "the header does not name it");

        int Find(string column)
        {
            var index = Array.FindIndex(fields, IsIt);
            return index < 0 || Array.FindLastIndex(fields, IsIt) == index ? index : throw Problem(column, "the header names it twice");

            bool IsIt(string name) => string.Equals(name, column, StringComparison.OrdinalIgnoreCase);
        }
    }

    private RegimeSeriesRow Row(string[] fields, (int Date, int Regime, int Confidence) columns)
    {
        var dateText = Field(columns.Date, DateColumn);
        if (!DateOnly.TryParseExact(dateText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw Problem(DateColumn, $"'{Shown(dateText)}' is not a date like 2025-01-31");
        var regimeText = Field(columns.Regime, RegimeColumn);
        if (!MarketRegime.TryParse(regimeText, out var regime))
            throw Problem(RegimeColumn, regimeText.Length == 0 ? "it is empty" : $"'{Shown(regimeText)}' cannot name a regime");
        return new RegimeSeriesRow(date, regime, Confidence());

        double Confidence()
        {
            var confidenceText = options.ReadConfidence && columns.Confidence >= 0 && columns.Confidence < fields.Length ? fields[columns.Confidence] : string.Empty;
            if (confidenceText.Length == 0)
                return options.DefaultConfidence;
            return double.TryParse(confidenceText, NumberStyles.Float, CultureInfo.InvariantCulture, out var confidence) && confidence is >= 0 and <= 1
                ? confidence
                : throw Problem(ConfidenceColumn, $"'{Shown(confidenceText)}' is not a number from 0 to 1");
        }

        string Field(int index, string column) => index < fields.Length ? fields[index] : throw Problem(column, $"the row has only {fields.Length} fields");
    }

    private void Add(RegimeSeriesRow row)
    {
        if (row.Date < _above)
            Note(RegimeSeriesNoteCodes.Unsorted, $"{row.Date:O} comes after {_above:O}");
        _above = row.Date;
        if (row.Regime.Kind == RegimeKind.Other)
            Note(RegimeSeriesNoteCodes.UnknownRegime, $"'{Shown(row.Regime.Name)}' is none of {string.Join(", ", MarketRegime.Known)}");
        if (_rows.TryGetValue(row.Date, out var earlier))
        {
            if (earlier.Row == row)
                Note(RegimeSeriesNoteCodes.Duplicate, $"{row.Date:O} is already on line {earlier.Line}");
            else
                Note(RegimeSeriesNoteCodes.Conflict, $"{row.Date:O} is {Shown(row.Regime.Name)} here and {Shown(earlier.Row.Regime.Name)} on line {earlier.Line}; this row is used");
        }

        _rows[row.Date] = (_line, row);
    }

    private void Note(string code, string message) => _notes.Add(new RegimeSeriesNote(_line, code, message));

    private RegimeSeriesFormatException Problem(string? column, string problem) => new(_line, column, problem);

    /// <summary>Text of the file in a message: short, and without what a terminal would obey.</summary>
    private static string Shown(string text)
    {
        var visible = new string([.. text.Take(40).Select(sign => char.IsControl(sign) ? '?' : sign)]);
        return text.Length > 40 ? visible + "…" : visible;
    }
}

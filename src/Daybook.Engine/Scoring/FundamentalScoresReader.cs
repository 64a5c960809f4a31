using System.Globalization;
using Daybook.Events;
using Daybook.Files;

namespace Daybook.Engine.Scoring;

/// <summary>Reads the lines of a CSV text with fundamental scores, and gathers what is wrong with them.</summary>
internal sealed class FundamentalScoresReader
{
    private const int MaxErrors = 10;
    private const int MaxAsset = 256;
    private const int MaxShown = 40;

    private readonly List<FundamentalScore> _scores = [];
    private readonly Dictionary<(string Asset, DateTimeOffset From), int> _lines = [];
    private readonly List<string> _errors = [];
    private string[]? _columns;

    public static IReadOnlyList<FundamentalScore> Read(string csv)
    {
        var reader = new FundamentalScoresReader();
        var number = 0;
        foreach (var line in csv.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            if (!line.IsWhiteSpace())
                reader.Add(number, line);
            if (reader._errors.Count == MaxErrors)
                break;
        }

        if (reader._columns is null && reader._errors.Count == 0)
            reader._errors.Add("line 1: there are no columns; the first line names asset, score and, if wanted, date");
        return reader._errors.Count == 0 ? reader._scores : throw new FormatException($"The fundamental scores cannot be read. {string.Join("; ", reader._errors)}.");
    }

    private void Add(int number, ReadOnlySpan<char> line)
    {
        if (CsvLine.Split(line) is not { } fields)
            Refuse(number, "a quotation mark is not closed, is inside a field, or has text after it");
        else if (_columns is null)
            AddColumns(number, fields);
        else if (fields.Length != _columns.Length)
            Refuse(number, $"there are {fields.Length} fields, not {_columns.Length}");
        else
            AddScore(number, Field(fields, "asset"), Field(fields, "score"), Field(fields, "date"));
    }

    private void AddColumns(int number, string[] fields)
    {
        _columns = [.. fields.Select(field => field.ToLowerInvariant())];
        if (Array.Find(_columns, column => column is not ("asset" or "score" or "date")) is { } strange)
            Refuse(number, $"there is no column '{Shown(strange)}'; the first line names asset, score and, if wanted, date");
        foreach (var column in (string[])["asset", "score", "date"])
        {
            var count = _columns.Count(name => name == column);
            if (count > 1 || (count == 0 && column != "date"))
                Refuse(number, $"the column '{column}' stands {count} times, not once");
        }
    }

    private void AddScore(int number, string asset, string text, string date)
    {
        var from = DateTimeOffset.MinValue;
        if (asset.Length is 0 or > MaxAsset)
            Refuse(number, $"the asset has {asset.Length} characters, not 1 to {MaxAsset}");
        else if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) || score is not (>= 0 and <= 1))
            Refuse(number, $"the score '{Shown(text)}' is not a number from 0 to 1");
        else if (date.Length > 0 && !IsoTime.TryParse(date, out from))
            Refuse(number, $"the date '{Shown(date)}' is not ISO 8601, such as 2025-03-05");
        else if (!_lines.TryAdd((asset, from), number))
            Refuse(number, $"'{Shown(asset)}' has a score of the same date in line {_lines[(asset, from)]}");
        else
            _scores.Add(new FundamentalScore(asset, score, from));
    }

    private void Refuse(int number, string what) => _errors.Add($"line {number}: {what}");

    private string Field(string[] fields, string column) => Array.IndexOf(_columns!, column) is >= 0 and var index ? fields[index] : string.Empty;

    private static string Shown(string text) => text.Length <= MaxShown ? text : string.Concat(text.AsSpan(0, MaxShown), "…");
}

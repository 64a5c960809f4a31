using Daybook.Events;
using Daybook.Exchange.Csv;
using Daybook.Files;

namespace Daybook.Exchange.Importing.Csv;

/// <summary>
/// What the first line of a CSV file says of events: what separates the columns, and which column of an event each of them is. Names may be in any case, with spaces around
/// them, and with spaces or hyphens for underlines; <c>occurred</c>, <c>type</c> and <c>category</c> are names as in JSON. A first column without a name, or named
/// <c>index</c>, is the row's number in a data frame and no part of the row; another one without a name must be empty.
/// </summary>
internal sealed class CsvHeader
{
    private const int MostShown = 30;

    private static readonly string[] s_required = ["timestamp", "event_type", "event_category"];
    private static readonly string[] s_index = ["", "index", "unnamed:0"];
    private static readonly char[] s_separators = [',', ';', '\t'];

    private static readonly Dictionary<string, string> s_aliases = TableColumns.All.ToDictionary(Key, name => name, StringComparer.Ordinal)
        .Concat([new("occurred", "timestamp"), new("type", "event_type"), new("category", "event_category")])
        .ToDictionary(StringComparer.Ordinal);

    // What other systems call them; it is asked and not taken.
    private static readonly Dictionary<string, string[]> s_likely = new(StringComparer.Ordinal)
    {
        ["timestamp"] = ["time", "datetime", "date", "ts", "when", "at", "eventtime", "eventtimestamp", "createdat", "timestamputc", "timestampms", "loggedat", "index", ""],
        ["event_type"] = ["kind", "event", "eventname", "name", "eventkind", "what"],
        ["event_category"] = ["group", "class", "categoryname", "eventgroup", "kind", "area"],
    };

    private readonly IReadOnlyList<string> _given;
    private readonly string[] _names;

    private CsvHeader(IReadOnlyList<string> given, string[] names) => (_given, _names) = (given, names);

    /// <summary>The events' columns, in the file's order; columns that hold none have names that no event has.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>True when the first column is the number of the row.</summary>
    public bool HasIndex { get; private init; }

    /// <summary>True when spaces around a name, and so around all values, are no part of them.</summary>
    public bool IsSpaced { get; private init; }

    /// <summary>Tells what separates the columns of a header line: the sign that parts it into the most names of an event's columns, or else into the most names.</summary>
    public static char SeparatorOf(string line, IReadOnlyDictionary<string, string>? mapped = null) => s_separators.MaxBy(separator => (Known(line, separator, mapped), line.Count(sign => sign == separator)));

    /// <summary>True when a line names a column of events.</summary>
    public static bool IsOne(string line, IReadOnlyDictionary<string, string>? mapped = null) => s_separators.Any(separator => Known(line, separator, mapped) > 0);

    /// <summary>Understands the header of a table.</summary>
    /// <exception cref="ImportException">A column is missing, appears twice, or is not a column of events.</exception>
    public static CsvHeader Of(CsvTable table, IReadOnlyDictionary<string, string>? mapped)
    {
        var given = table.Header;
        var names = given.Select(name => NameOf(name, mapped)).ToArray();
        foreach (var (column, name) in mapped ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (!names.Contains(column, StringComparer.Ordinal))
                throw table.Misfit($"there is no column {Quoted.Text(name)} to be read as {column}; {Found(given)}");
        }

        var hasIndex = names[0] is null && s_index.Contains(Key(given[0]), StringComparer.Ordinal);
        var header = new CsvHeader(given, [.. names.Select((name, at) => name ?? $"\0{at}")])
        {
            HasIndex = hasIndex,
            IsSpaced = given.Any(name => name.Length > 0 && name.AsSpan().Trim(' ').Length < name.Length),
        };
        header.Check(table);
        return header;
    }

    /// <summary>The values of a row as the header has them read.</summary>
    /// <exception cref="ImportException">A value is in a column that is not a column of events.</exception>
    public void Check(CsvRow row)
    {
        for (var at = 0; at < _names.Length; at++)
        {
            if (_names[at][0] != '\0' || row.Values[at].AsSpan().Trim().IsEmpty)
                continue;
            if (at > 0 || !HasIndex)
                throw row.Misfit(_names[at], $"{Quoted.Text(row.Values[at])} is in a column without a name", named: $"column {at + 1}");
            if (!row.Values[at].All(char.IsAsciiDigit))
                throw row.Misfit(_names[at], $"{Quoted.Text(row.Values[at])} is not a row number, as in a data frame's index; name the column, or leave it out", named: Shown(_given[at]));
        }
    }

    private void Check(CsvTable table)
    {
        for (var at = 0; at < _given.Count; at++)
        {
            var first = Array.IndexOf(_names, _names[at]);
            if (first < at)
                throw table.Misfit($"the column '{_names[at]}' appears twice{(_given[first] == _given[at] ? "" : $", as {Quoted.Text(_given[first])} and {Quoted.Text(_given[at])}")}");
        }

        var missing = s_required.Except(_names, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            throw table.Misfit(Missing(missing));
        for (var at = HasIndex ? 1 : 0; at < _given.Count; at++)
        {
            if (_names[at][0] == '\0' && _given[at].AsSpan().Trim().Length > 0)
                throw table.Misfit($"an event has no column {Quoted.Text(_given[at])}{Near(_given[at])}; its columns are {string.Join(", ", TableColumns.All)}. Further facts go into metadata, as a JSON object");
        }
    }

    private string Missing(List<string> missing)
    {
        var what = missing.Count == 1 ? $"the column '{missing[0]}' is missing" : $"the columns {string.Join(", ", missing.Select(name => $"'{name}'"))} are missing";
        var unknown = _given.Where((_, at) => _names[at][0] == '\0').ToList();
        var guesses = new List<string>();
        foreach (var column in missing)
        {
            if (unknown.FirstOrDefault(name => IsNear(name, column)) is not { } guess)
                continue;
            unknown.Remove(guess);
            guesses.Add($"{column}={guess}");
        }

        var map = guesses.Count == 0 ? "; name a column with --columns, such as --columns timestamp=Time" : $"; if that is what they hold, add --columns {Argument(string.Join(',', guesses))}";
        return $"{what}; {Found(_given)}{map}";
    }

    private static string Found(IReadOnlyList<string> given) => given.Count == 1
        ? $"the file has one column, {Shown(given[0])}, where columns are separated by commas, semicolons or tabs"
        : $"the file has {string.Join(", ", given.Take(MostShown).Select(Shown))}{(given.Count > MostShown ? $" and {given.Count - MostShown} more" : "")}";

    private static string Shown(string name) => name.AsSpan().Trim().IsEmpty ? "a column without a name" : Quoted.Text(name.Trim());

    private static string Argument(string text) => text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '=' or ',' or '.' or '-') ? text : $"\"{new string([.. text.Select(sign => char.IsControl(sign) ? '?' : sign)])}\"";

    private static string Near(string name) => TableColumns.All.FirstOrDefault(column => IsMisspelt(name, column)) is { } near ? $" (did you mean '{near}'?)" : "";

    private static bool IsNear(string name, string column) => s_likely[column].Contains(Key(name), StringComparer.Ordinal) || IsMisspelt(name, column);

    private static bool IsMisspelt(string name, string column) => Spelling.Nearest(Key(name), [Key(column)]) is not null;

    private static string? NameOf(string given, IReadOnlyDictionary<string, string>? mapped)
    {
        foreach (var (column, name) in mapped ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (string.Equals(name.Trim(), given.Trim(), StringComparison.OrdinalIgnoreCase))
                return column;
        }

        return s_aliases.GetValueOrDefault(Key(given));
    }

    private static int Known(string line, char separator, IReadOnlyDictionary<string, string>? mapped) => line.Split(separator).Count(name => NameOf(name.Trim().Trim('"'), mapped) is not null);

    private static string Key(string name) => string.Concat(name.Where(sign => sign is not (' ' or '_' or '-') && !char.IsControl(sign))).ToLowerInvariant();
}

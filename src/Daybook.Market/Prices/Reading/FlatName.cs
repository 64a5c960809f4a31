using System.Text.RegularExpressions;

namespace Daybook.Market.Prices.Reading;

/// <summary>A column's name that says a field and an asset, as tables have it whose levels of names were joined: <c>Close_AAA</c>, <c>AAA.Open</c>, <c>('Volume', 'AAA')</c>.</summary>
/// <param name="Field">What the column is, for example <c>close</c>.</param>
/// <param name="Asset">The asset.</param>
internal sealed partial record FlatName(string Field, string Asset)
{
    private static readonly Func<string, FlatName?>[] s_forms =
    [
        name => Tuple().Match(name) is { Success: true } tuple ? Of(tuple.Groups["first"].Value, tuple.Groups["second"].Value) : null,
        name => Tuple().Match(name) is { Success: true } tuple ? Of(tuple.Groups["second"].Value, tuple.Groups["first"].Value) : null,
        .. " _.".SelectMany(separator => new Func<string, FlatName?>[] { name => FieldFirst(name, separator), name => FieldLast(name, separator) }),
    ];

    /// <summary>True: the column is a close, adjusted or not.</summary>
    public bool IsClose => ColumnRoles.OfPrices(Field) is ColumnRoles.Close or ColumnRoles.AdjustedClose;

    /// <summary>True: nothing but a volume is meant.</summary>
    public bool IsVolume => Field == ColumnRoles.Volume;

    /// <summary>What names say, all in one form; null: there is no form that all of them have.</summary>
    public static IReadOnlyList<FlatName>? Find(IReadOnlyList<string> names)
    {
        List<IReadOnlyList<FlatName>> found = [];
        foreach (var form in s_forms)
        {
            List<FlatName> read = [.. names.Select(form).TakeWhile(name => name is not null).OfType<FlatName>()];
            if (read.Count == names.Count)
                found.Add(read);
        }

        // LOW_Close is the close of LOW.
        return found.Find(read => read.GroupBy(name => name.Asset, StringComparer.Ordinal).All(asset => asset.Any(name => name.IsClose))) ?? found.FirstOrDefault();
    }

    /// <summary>What one name may say, in each form that it has.</summary>
    public static IEnumerable<FlatName> All(string name) => s_forms.Select(form => form(name)).OfType<FlatName>();

    private static FlatName? FieldFirst(string name, char separator)
    {
        for (var at = name.LastIndexOf(separator); at > 0; at = name.LastIndexOf(separator, at - 1))
        {
            if (Of(name[..at], name[(at + 1)..], separator) is { } found)
                return found;
        }

        return null;
    }

    private static FlatName? FieldLast(string name, char separator)
    {
        for (var at = name.IndexOf(separator); at >= 0; at = name.IndexOf(separator, at + 1))
        {
            if (Of(name[(at + 1)..], name[..at], separator) is { } found)
                return found;
        }

        return null;
    }

    // The blank within a field may be the separator, too: Adj_Close_AAA.
    private static FlatName? Of(string field, string asset, char separator = ' ') =>
        asset.Trim() is { Length: > 0 } named && Array.Find([ColumnRoles.Normal(field), ColumnRoles.Normal(field).Replace(separator, ' ')], ColumnRoles.IsField) is { } known ? new FlatName(known, named) : null;

    [GeneratedRegex(@"^\(\s*['""](?<first>[^'""]+)['""]\s*,\s*['""](?<second>[^'""]+)['""]\s*\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tuple();
}

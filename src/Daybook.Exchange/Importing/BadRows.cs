using System.Globalization;
using System.Text;

namespace Daybook.Exchange.Importing;

/// <summary>
/// The rows of a source that cannot be imported, in the order in which they were found: the first of each kind with its place and its words, the others counted. Two
/// are of one kind when they differ in nothing but what they quote, and numbers. Not safe for several threads.
/// </summary>
internal sealed class BadRows
{
    /// <summary>How many kinds are reported.</summary>
    public const int MaxKinds = 20;

    /// <summary>How many bad rows are read; a file with more is not a file of events.</summary>
    public const int MaxRows = 10_000;

    private readonly Dictionary<string, Kind> _kinds = new(StringComparer.Ordinal);
    private readonly List<Kind> _told = [];
    private long _count;
    private long _others;
    private string? _end;

    /// <summary>Takes a bad row; false when the reading should stop with it.</summary>
    public bool Take(ImportException bad)
    {
        Add(bad);
        if (_count < MaxRows)
            return true;
        _end = string.Create(CultureInfo.InvariantCulture, $"the reading ended here, after {_count:N0} bad rows");
        return false;
    }

    /// <summary>Throws what was found, if anything was.</summary>
    /// <exception cref="ImportException">There are bad rows.</exception>
    public void ThrowIfAny()
    {
        if (_count > 0)
            throw ToException();
    }

    /// <summary>The error of a source that could not be read to its end, told together with the rows before it; alone when it makes nothing of these.</summary>
    public ImportException With(ImportException last)
    {
        if (_count == 0 || last.IsOfWholeFile)
            return last;
        if (_end is null)
            Add(last);
        return ToException();
    }

    private void Add(ImportException bad)
    {
        _count++;
        var key = KindOf(bad.Problem);
        if (_kinds.TryGetValue(key, out var kind))
        {
            (kind.More, kind.Last) = (kind.More + 1, bad.Place);
            return;
        }

        if (_told.Count == MaxKinds)
        {
            _others++;
            return;
        }

        _kinds[key] = kind = new Kind(bad);
        _told.Add(kind);
    }

    private ImportException ToException()
    {
        if (_count == 1)
            return _told[0].First;
        var problems = _told.Select(kind => kind.ToString()).ToList();
        if (_others > 0)
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"and {_others:N0} of other kinds"));
        if (_end is not null)
            problems.Add(_end);
        return new ImportException(_told[0].First, _count, problems);
    }

    // What stands in quotes or is a number differs from row to row.
    private static string KindOf(string problem)
    {
        var kind = new StringBuilder(problem.Length);
        var isQuoted = false;
        foreach (var sign in problem)
        {
            if (sign == '\'')
                isQuoted = !isQuoted;
            else if (!isQuoted && !char.IsAsciiDigit(sign))
                kind.Append(sign);
        }

        return kind.ToString();
    }

    private sealed class Kind(ImportException first)
    {
        public ImportException First => first;

        public long More { get; set; }

        public ImportPlace Last { get; set; }

        public override string ToString()
        {
            var text = $"{first.Place.Within}: {first.Problem}";
            return More == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text} (and {More:N0} more of this kind, the last in {Last.Within})");
        }
    }
}

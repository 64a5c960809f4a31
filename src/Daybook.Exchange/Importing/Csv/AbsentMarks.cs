using System.Globalization;
using Daybook.Files;

namespace Daybook.Exchange.Importing.Csv;

/// <summary>
/// What data frames and databases write where a cell holds nothing: <c>NaN</c>, <c>nan</c>, <c>&lt;NA&gt;</c>, <c>None</c> and <c>NULL</c>, in exactly this spelling. <c>NA</c>
/// and others may be an asset. Counts those that were read so. Not safe for several threads.
/// </summary>
internal sealed class AbsentMarks
{
    private long _count;
    private (string Mark, long Line) _first;

    /// <summary>What to tell: nothing, or one sentence.</summary>
    public IReadOnlyList<string> Notes => _count == 0
        ? []
        : [string.Create(CultureInfo.InvariantCulture, $"{_count:N0} {(_count == 1 ? "cell" : "cells")} with a data frame's mark for a missing value were read as empty, first {Quoted.Text(_first.Mark)} in line {_first.Line}")];

    /// <summary>True for a cell that holds such a mark; it is counted.</summary>
    public bool Take(string cell, long line)
    {
        if (cell is not ("NaN" or "nan" or "<NA>" or "None" or "NULL"))
            return false;
        if (_count++ == 0)
            _first = (cell, line);
        return true;
    }
}

using System.Buffers;
using System.Text;
using Daybook.Filters;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Rows;

namespace Daybook.Sqlite.Reading;

/// <summary>
/// Looks into a row's reason as it is in the file for a text that every event of a filter holds, without case. What it passes over cannot match; what it lets through is made an event of
/// and tested. Only texts of ASCII alone are compared: other letters fold in ways that bytes do not show.
/// </summary>
internal sealed class ReasonTest
{
    private const byte CaseBit = 0x20;

    private readonly byte[] _part;
    private readonly SearchValues<byte> _first;

    private ReasonTest(string part)
    {
        _part = Encoding.ASCII.GetBytes(part);
        _first = SearchValues.Create(char.IsAsciiLetter(part[0]) ? [(byte)(_part[0] | CaseBit), (byte)(_part[0] & ~CaseBit)] : [_part[0]]);
    }

    /// <summary>The test that a filter's plan allows, or null.</summary>
    public static ReasonTest? Of(FilterPlan? plan) => plan?.ReasonPart is { Length: > 0 } part && Ascii.IsValid(part) ? new ReasonTest(part) : null;

    /// <summary>False when the row's event cannot match.</summary>
    public bool Admits(SqliteStatement row)
    {
        var reason = row.Bytes(RowReader.ReasonColumn);
        return !Ascii.IsValid(reason) || Holds(reason);
    }

    private bool Holds(ReadOnlySpan<byte> reason)
    {
        while (reason.Length >= _part.Length)
        {
            var at = reason[..(reason.Length - _part.Length + 1)].IndexOfAny(_first);
            if (at < 0)
                return false;
            if (Ascii.EqualsIgnoreCase(reason.Slice(at, _part.Length), _part))
                return true;
            reason = reason[(at + 1)..];
        }

        return false;
    }
}

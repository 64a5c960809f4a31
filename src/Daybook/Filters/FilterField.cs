using System.Text;
using Daybook.Events;

namespace Daybook.Filters;

/// <summary>The left side of a condition: a column of the event, or a place in its metadata. Immutable; equality is by content.</summary>
public sealed class FilterField : IEquatable<FilterField>
{
    private static readonly FilterField[] Columns = [.. Enum.GetValues<EventField>().Select(column => new FilterField(column, []))];

    private readonly string[] _path;

    private FilterField(EventField column, string[] path)
    {
        Column = column;
        Kind = KindOf(column);
        _path = path;
        Utf8Path = [.. path.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>The column; <see cref="EventField.Metadata"/> for a place in the metadata.</summary>
    public EventField Column { get; }

    /// <summary>The keys from the metadata's outermost object inward; digits also count into an array, from 0. Empty for a column, and for the metadata as a whole.</summary>
    public IReadOnlyList<string> Path => _path;

    internal FieldKind Kind { get; }

    internal byte[][] Utf8Path { get; }

    /// <summary>A column.</summary>
    public static implicit operator FilterField(EventField column) => Of(column);

    /// <summary>A column.</summary>
    public static FilterField Of(EventField column) =>
        Enum.IsDefined(column) ? Columns[(int)column] : throw new ArgumentOutOfRangeException(nameof(column), column, "There is no such field.");

    /// <summary>A place in the metadata.</summary>
    /// <param name="path">The keys, outermost first; digits also count into an array, from 0. None: the metadata as a whole.</param>
    /// <exception cref="ArgumentException">A key holds half of a surrogate pair.</exception>
    public static FilterField InMetadata(params ReadOnlySpan<string> path)
    {
        foreach (var part in path)
        {
            if (!EventText.IsWellFormed(part))
                throw new ArgumentException("A key holds half of a surrogate pair, which is not a character.", nameof(path));
        }

        return path.IsEmpty ? Of(EventField.Metadata) : new FilterField(EventField.Metadata, path.ToArray());
    }

    /// <inheritdoc/>
    public bool Equals(FilterField? other) => other is not null && Column == other.Column && _path.AsSpan().SequenceEqual(other._path);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FilterField);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Column);
        foreach (var part in _path)
            hash.Add(part, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <summary>The field as a filter writes it, for example <c>asset</c> or <c>metadata.checks.0."odd key"</c>.</summary>
    public override string ToString() => FieldNames.Of(Column) + string.Concat(_path.Select(part => "." + Quoted(part)));

    private static string Quoted(string part) =>
        part.Length > 0 && part.All(IsWordCharacter) ? part : "\"" + part.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>True for what a field's name or an unquoted key is made of.</summary>
    internal static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static FieldKind KindOf(EventField column) => column switch
    {
        EventField.Id or EventField.ScoreBefore or EventField.ScoreAfter or EventField.SizeBefore or EventField.SizeAfter
            or EventField.PortfolioAllocation or EventField.ActivePositions or EventField.ExecutionTime => FieldKind.Number,
        EventField.Occurred or EventField.Recorded => FieldKind.Time,
        EventField.Severity => FieldKind.Severity,
        EventField.Metadata => FieldKind.Metadata,
        _ => FieldKind.Text,
    };
}

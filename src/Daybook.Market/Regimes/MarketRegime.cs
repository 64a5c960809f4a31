using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Daybook.Market.Regimes;

/// <summary>
/// A market regime by name. Names compare without case and without the white space around them; one of the four known regimes has the tables' spelling, any
/// other is kept as it was given, with <see cref="RegimeKind.Other"/>. Immutable.
/// </summary>
public sealed class MarketRegime : IEquatable<MarketRegime>
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 256;

    private MarketRegime(string name, RegimeKind kind)
    {
        Name = name;
        Kind = kind;
    }

    /// <summary>Growth without inflation.</summary>
    public static MarketRegime Goldilocks { get; } = new("Goldilocks", RegimeKind.Goldilocks);

    /// <summary>Neither growth nor inflation.</summary>
    public static MarketRegime Deflation { get; } = new("Deflation", RegimeKind.Deflation);

    /// <summary>Inflation without growth.</summary>
    public static MarketRegime Inflation { get; } = new("Inflation", RegimeKind.Inflation);

    /// <summary>Growth and inflation.</summary>
    public static MarketRegime Reflation { get; } = new("Reflation", RegimeKind.Reflation);

    /// <summary>The four regimes that the tables know.</summary>
    public static IReadOnlyList<MarketRegime> Known { get; } = [Goldilocks, Deflation, Inflation, Reflation];

    /// <summary>The name, as events write it.</summary>
    public string Name { get; }

    /// <summary>The regime's row in the tables.</summary>
    public RegimeKind Kind { get; }

    /// <summary>Reads a name. False for one that an event could not hold: empty, longer than <see cref="MaxNameLength"/>, or with characters that are damaged.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out MarketRegime? regime)
    {
        var name = text?.Trim() ?? string.Empty;
        regime = Known.FirstOrDefault(known => IsSame(known.Name, name));
        if (regime is null && name.Length is > 0 and <= MaxNameLength && !name.EnumerateRunes().Contains(Rune.ReplacementChar))
            regime = new MarketRegime(name, RegimeKind.Other);
        return regime is not null;
    }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text cannot name a regime.</exception>
    public static MarketRegime Parse(string text) => TryParse(text, out var regime)
        ? regime
        : throw new FormatException($"A regime's name has 1 to {MaxNameLength} characters, none of them damaged.");

    /// <inheritdoc/>
    public bool Equals(MarketRegime? other) => other is not null && IsSame(Name, other.Name);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MarketRegime);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Compares by name, without case.</summary>
    public static bool operator ==(MarketRegime? left, MarketRegime? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares by name, without case.</summary>
    public static bool operator !=(MarketRegime? left, MarketRegime? right) => !(left == right);

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

namespace Daybook.Market.Regimes;

/// <summary>The row that a regime has in the tables.</summary>
public enum RegimeKind
{
    /// <summary>A regime that the tables do not name; they have a neutral row for it. The default.</summary>
    Other,

    /// <summary>Growth without inflation.</summary>
    Goldilocks,

    /// <summary>Neither growth nor inflation.</summary>
    Deflation,

    /// <summary>Inflation without growth.</summary>
    Inflation,

    /// <summary>Growth and inflation.</summary>
    Reflation,
}

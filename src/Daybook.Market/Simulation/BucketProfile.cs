namespace Daybook.Market.Simulation;

/// <summary>
/// What the assets of a bucket have in common. The names are those that regimes favour, so that each regime has buckets to favour. The numbers are chosen, of the
/// size that such shares and funds have.
/// </summary>
/// <param name="Name">The bucket's name.</param>
/// <param name="Stem">What its assets' names begin with.</param>
/// <param name="Equity">How far the assets follow the equity index.</param>
/// <param name="Bonds">How far they follow long bonds.</param>
/// <param name="Commodities">How far they follow the commodity index.</param>
/// <param name="Common">The yearly volatility that they share apart from that.</param>
/// <param name="Own">The yearly volatility that each has of its own.</param>
internal sealed record BucketProfile(string Name, string Stem, double Equity, double Bonds, double Commodities, double Common, double Own)
{
    public static IReadOnlyList<BucketProfile> All { get; } =
    [
        new("Risk Assets", "NOV", 1.10, 0, 0, 0.10, 0.20),
        new("Defensive Assets", "HAV", 0.60, 0.20, 0, 0.09, 0.12),
        new("Treasurys", "TRES", 0, 0.90, 0, 0.02, 0.02),
        new("Cyclicals", "FER", 1.15, -0.10, 0.15, 0.11, 0.18),
        new("Energy Commodities", "PYR", 0.20, 0, 0.90, 0.15, 0.18),
        new("High Beta", "ZEPH", 1.50, 0, 0, 0.16, 0.32),
        new("International", "MUND", 0.95, 0, 0.15, 0.10, 0.14),
        new("Gold", "AUR", 0, 0.40, 0.30, 0.13, 0.08),
        new("Value", "DOM", 0.95, -0.10, 0.10, 0.10, 0.16),
        new("SMID Caps", "PIC", 1.20, 0, 0, 0.12, 0.22),
    ];
}

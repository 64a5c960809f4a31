using Daybook.Events;

namespace Daybook.Engine.Protections.CoreAssets;

/// <summary>The events of core assets.</summary>
internal static class CoreAssetEvents
{
    public const string ExpiresAt = "expires_at";
    public const string Bucket = "bucket";

    public static PortfolioEvent Designated(string asset, DateTimeOffset at, string bucket, DateTimeOffset expires, double score, string reason) => PortfolioEvent.Create(
        EventTypes.CoreAssetDesignated, at, reason, asset, scoreAfter: score, metadata: Metadata.Of((Bucket, bucket), (ExpiresAt, expires)));

    public static PortfolioEvent Extended(string asset, DateTimeOffset at, DateTimeOffset expires, int extensions, string reason) => PortfolioEvent.Create(
        EventTypes.CoreAssetExtended, at, reason, asset, metadata: Metadata.Of((ExpiresAt, expires), ("extensions", extensions)));

    public static PortfolioEvent Revoked(string asset, DateTimeOffset at, string code, double? underperformance, string reason) => PortfolioEvent.Create(
        EventTypes.CoreAssetRevoked, at, reason, asset, metadata: WithUnderperformance(code, underperformance));

    public static PortfolioEvent Checked(string asset, DateTimeOffset at, string code, double? underperformance, string reason) => PortfolioEvent.Create(
        EventTypes.CoreAssetChecked, at, reason, asset, metadata: WithUnderperformance(code, underperformance));

    private static Metadata? WithUnderperformance(string code, double? underperformance) => underperformance is { } known
        ? Metadata.Of(("code", code), ("underperformance", known))
        : Metadata.Of(("code", code));
}

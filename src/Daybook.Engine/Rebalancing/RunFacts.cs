using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Diversification;
using Daybook.Events;

namespace Daybook.Engine.Rebalancing;

/// <summary>What the start of a run's session says, so that its decisions can be made again: every setting, and which bucket an asset belongs to.</summary>
internal static class RunFacts
{
    private const string ConfigurationKey = "configuration";
    private const string BucketsKey = "buckets";

    /// <summary>The facts of a run.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="further">Further facts.</param>
    public static Metadata? Of(RebalanceOptions options, params ReadOnlySpan<(string Key, MetadataValue Value)> further)
    {
        (string, MetadataValue)[] settings = [.. ParameterRegistry.All.Select(parameter => (parameter.Key, (MetadataValue)parameter.TextOf(options.Configuration)))];
        (string, MetadataValue)[] buckets = [.. options.Buckets.Buckets.Select(bucket => (bucket.Key, (MetadataValue)bucket.Value.ToArray()))];
        return Metadata.Of([(ConfigurationKey, Metadata.Of(settings)), (BucketsKey, Metadata.Of(buckets)), .. further]);
    }

    /// <summary>The settings of a run, or null when its start does not say them.</summary>
    /// <param name="start">The session's first event.</param>
    public static RebalanceOptions? Read(PortfolioEvent start)
    {
        if (start.Metadata is not { } metadata)
            return null;
        using var document = metadata.ToDocument();
        if (!document.RootElement.TryGetProperty(ConfigurationKey, out var settings) || settings.ValueKind != System.Text.Json.JsonValueKind.Object)
            return null;
        var values = settings.EnumerateObject().Select(setting => KeyValuePair.Create(setting.Name, setting.Value.GetString() ?? string.Empty));
        var buckets = document.RootElement.TryGetProperty(BucketsKey, out var map) && map.ValueKind == System.Text.Json.JsonValueKind.Object
            ? new BucketMap([.. map.EnumerateObject().Select(bucket => KeyValuePair.Create<string, IReadOnlyList<string>>(bucket.Name, [.. bucket.Value.EnumerateArray().Select(asset => asset.GetString()!)]))])
            : BucketMap.Default;
        return RebalanceOptions.Of(new EngineConfiguration().With(values), buckets);
    }
}

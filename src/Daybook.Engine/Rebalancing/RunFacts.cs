using System.Text.Json;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Regimes;
using Daybook.Events;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Rebalancing;

/// <summary>What the start of a run's session says, so that its decisions can be made again: the version of the rules, every setting, which bucket an asset belongs to, and which market's calendar there was.</summary>
internal static class RunFacts
{
    private const string ConfigurationKey = "configuration";
    private const string BucketsKey = "bucket_map";
    private const string RulesKey = "rules_version";
    private const string CalendarKey = "calendar";

    /// <summary>The facts of a run.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="further">Further facts.</param>
    public static Metadata? Of(RebalanceOptions options, params ReadOnlySpan<(string Key, MetadataValue Value)> further)
    {
        (string, MetadataValue)[] settings = [.. ParameterRegistry.All.Where(parameter => parameter.IsRecorded(options.Configuration)).Select(parameter => (parameter.Key, (MetadataValue)parameter.TextOf(options.Configuration)))];
        (string, MetadataValue)[] buckets = [.. options.Buckets.Buckets.Select(bucket => (bucket.Key, (MetadataValue)bucket.Value.ToArray()))];
        (string, MetadataValue)[] calendar = options.Calendar is { } market ? [(CalendarKey, Metadata.Of(("name", market.Name), ("digest", market.Digest)))] : [];
        return Metadata.Of([(RulesKey, RuleChange.PresentVersion), (ConfigurationKey, Metadata.Of(settings)), (BucketsKey, Metadata.Of(buckets)), .. calendar, .. further]);
    }

    /// <summary>
    /// The settings of a run, or null when its start does not say them in a way that can be read: events are evidence, and reading them never fails. Old names are read as the
    /// present ones, and keys that this version does not know are passed over and named. A value that is not allowed any more makes all of it unreadable: with the default in its
    /// place, decisions would be judged by settings that they were not made under.
    /// </summary>
    /// <param name="start">The session's first event.</param>
    public static RecordedSettings? Read(PortfolioEvent start) => Read(start, FormerKeys.All);

    /// <summary>Whether a session's start says any settings, readable or not.</summary>
    /// <param name="start">The session's first event.</param>
    public static bool AreIn(PortfolioEvent start) => EventFacts.Of(start).Object(ConfigurationKey) is not null;

    /// <summary>The <see cref="Daybook.Calendars.MarketCalendar.Digest"/> of the calendar that there was, or null: the session's start names none.</summary>
    /// <param name="start">The session's first event.</param>
    public static string? CalendarDigest(PortfolioEvent start) => EventFacts.Of(start).Object(CalendarKey)?.Text("digest");

    internal static RecordedSettings? Read(PortfolioEvent start, FormerKeys former)
    {
        try
        {
            using var document = start.Metadata?.ToDocument();
            return document is null ? null : Read(document.RootElement, former);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException or ConfigurationException)
        {
            return null;
        }
    }

    private static RecordedSettings? Read(JsonElement facts, FormerKeys former)
    {
        if (!facts.TryGetProperty(ConfigurationKey, out var settings))
            return null;
        var values = new List<KeyValuePair<string, string>>();
        var notUsed = new List<string>();
        foreach (var setting in settings.EnumerateObject())
        {
            var key = former.Present(setting.Name);
            if (ParameterRegistry.Find(key) is null)
                notUsed.Add(setting.Name);
            else
                values.Add(KeyValuePair.Create(key, setting.Value.GetString() ?? string.Empty));
        }

        var buckets = facts.TryGetProperty(BucketsKey, out var map) ? Buckets(map) : null;
        var rules = facts.TryGetProperty(RulesKey, out var version) && version.TryGetInt32(out var number) && number > 0 ? number : 1;
        return new RecordedSettings(RebalanceOptions.Of(EngineConfiguration.Default.With(values), buckets), notUsed, rules);
    }

    // Metadata has no empty object: a map without buckets is written as null.
    private static BucketMap Buckets(JsonElement map) => map.ValueKind == JsonValueKind.Null
        ? new BucketMap([])
        : new BucketMap(map.EnumerateObject().Select(bucket => KeyValuePair.Create<string, IReadOnlyList<string>>(bucket.Name, [.. bucket.Value.EnumerateArray().Select(asset => asset.GetString() ?? string.Empty)])));
}

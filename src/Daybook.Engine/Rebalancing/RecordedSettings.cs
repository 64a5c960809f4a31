namespace Daybook.Engine.Rebalancing;

/// <summary>The settings that a session's start says, as this version understands them.</summary>
/// <param name="Options">The settings; a parameter that the record does not name has its default.</param>
/// <param name="NotUsed">The recorded keys that this version does not know, in the order of the record: removed since, or of a later version. Untrusted text.</param>
/// <param name="RulesVersion">The version of the rules that the session's decisions were made by: 1 for a session that says none (<see cref="RuleChange"/>).</param>
internal sealed record RecordedSettings(RebalanceOptions Options, IReadOnlyList<string> NotUsed, int RulesVersion = 1)
{
    private const int MostNamed = 10;

    /// <summary>Says in a sentence, without its full stop, which recorded settings were not used; null when all were.</summary>
    /// <param name="notUsed">Their keys.</param>
    public static string? Sentence(IReadOnlyCollection<string> notUsed)
    {
        if (notUsed.Count == 0)
            return null;
        var keys = string.Join(", ", notUsed.Take(MostNamed)) + (notUsed.Count > MostNamed ? $" and {notUsed.Count - MostNamed} more" : string.Empty);
        return notUsed.Count == 1
            ? $"1 recorded setting is not known to this version and was not used: {keys}"
            : $"{notUsed.Count} recorded settings are not known to this version and were not used: {keys}";
    }
}

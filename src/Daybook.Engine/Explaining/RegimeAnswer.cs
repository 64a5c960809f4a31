namespace Daybook.Engine.Explaining;

/// <summary>Which settings a regime's parameters changed for a rebalance.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="Settings">The settings, in the order in which configurations show them.</param>
/// <param name="Event">The event that says so.</param>
public sealed record RegimeAnswer(string Regime, IReadOnlyList<AppliedSetting> Settings, long Event);

/// <summary>A setting that a regime's parameters changed.</summary>
/// <param name="Key">Its dotted key, for example <c>selection.min_score</c>.</param>
/// <param name="Configured">The value in the configuration, as it is written there.</param>
/// <param name="Applied">The value that the rebalance obeyed, written alike.</param>
public sealed record AppliedSetting(string Key, string Configured, string Applied);

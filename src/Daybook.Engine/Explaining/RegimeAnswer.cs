namespace Daybook.Engine.Explaining;

/// <summary>Which settings a regime's parameters changed for a rebalance.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="EventId">The event that says so.</param>
/// <param name="Settings">The settings, in the order in which configurations show them.</param>
public sealed record RegimeAnswer(string Regime, long EventId, IReadOnlyList<AppliedSetting> Settings);

/// <summary>A setting that a regime's parameters changed.</summary>
/// <param name="Name">Its dotted key, for example <c>selection.min_score</c>.</param>
/// <param name="Configured">The value in the configuration, as it is written there.</param>
/// <param name="Applied">The value that the rebalance obeyed, written alike.</param>
public sealed record AppliedSetting(string Name, string Configured, string Applied);

using Daybook.Operations.Inputs;

namespace Daybook.Operations.WhatIf;

/// <summary>Names a replay: one that the journal tells of, or a market under some settings.</summary>
public sealed record VariedReplayRequest
{
    /// <summary>A session of the replay, by its id or how that begins; null: the journal's newest replay.</summary>
    public string? Run { get; init; }

    /// <summary>The portfolio's name; empty: the one without a name; null: the only one.</summary>
    public string? Portfolio { get; init; }

    /// <summary>Another market; null: what the journal's replay was made from.</summary>
    public MarketRequest? Market { get; init; }

    /// <summary>The settings; nothing: those of the journal's replay, or the defaults over another market.</summary>
    public SettingsRequest Settings { get; init; } = new();
}

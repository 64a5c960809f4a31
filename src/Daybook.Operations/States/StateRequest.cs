using Daybook.Operations.Inputs;

namespace Daybook.Operations.States;

/// <summary>Asks for a portfolio's positions, locks, grace periods and regime.</summary>
public sealed record StateRequest
{
    /// <summary>The portfolio: a session of it, by its id or how that begins, or <c>live</c>; null: the newest run, or the live portfolio when there is none.</summary>
    public string? Run { get; init; }

    /// <summary>The portfolio's name; empty: the one without a name; null: the only one.</summary>
    public string? Portfolio { get; init; }

    /// <summary>As it was: what had happened by then; null: by the newest event.</summary>
    public string? At { get; init; }

    /// <summary>As it was known: what the journal had recorded by then; null: all of it.</summary>
    public string? KnownAt { get; init; }

    /// <summary>The settings that grace periods and locks are told by; nothing: those that the portfolio recorded.</summary>
    public SettingsRequest Settings { get; init; } = new();
}

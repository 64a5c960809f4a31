using Daybook.Decisions;
using Daybook.Filters;

namespace Daybook.Engine;

/// <summary>What one protection said of one request: a decision is data. Made by <see cref="Pass"/>, <see cref="Block"/> and <see cref="Fail"/>.</summary>
/// <param name="Protection">The protection's name, for example <c>whipsaw</c>.</param>
/// <param name="Outcome">What it said.</param>
/// <param name="Code">Its closed reason code, for example <c>cycle_limit</c>.</param>
/// <param name="Reason">Why, in words for people.</param>
/// <param name="Observed">The number that it looked at, or null when there was none to look at.</param>
/// <param name="Threshold">The limit that it was held against, or null.</param>
/// <param name="BlockedUntil">The first instant at which the same question is not blocked any more if nothing else happens, or null: not blocked, or not lifted by time.</param>
public sealed record Verdict(
    string Protection,
    CheckVerdict Outcome,
    string Code,
    string Reason,
    double? Observed = null,
    double? Threshold = null,
    DateTimeOffset? BlockedUntil = null)
{
    /// <summary>The code of a protection that could not be asked.</summary>
    internal const string FailedCode = "check_failed";

    /// <summary>What must hold between observed and threshold for the request to pass, or null when it is not that simple.</summary>
    public CompareOperator? Comparison { get; init; }

    /// <summary>The unit of both, for example <c>days</c>, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether the block may be bypassed, as the protection sees it; null when nothing is blocked.</summary>
    public OverrideEligibility? Override { get; init; }

    /// <summary>True when the protection itself does not stand in the way.</summary>
    public bool Allows => Outcome is CheckVerdict.Passed or CheckVerdict.Noted;

    /// <summary>The request passes.</summary>
    public static Verdict Pass(string protection, string code, string reason, double? observed = null, double? threshold = null, CompareOperator? comparison = null, string? unit = null) =>
        new(protection, CheckVerdict.Passed, code, reason, observed, threshold) { Comparison = comparison, Unit = unit };

    /// <summary>The request is refused.</summary>
    public static Verdict Block(
        string protection, string code, string reason, double? observed = null, double? threshold = null, DateTimeOffset? until = null, CompareOperator? comparison = null, string? unit = null) =>
        new(protection, CheckVerdict.Blocked, code, reason, observed, threshold, until) { Comparison = comparison, Unit = unit };

    /// <summary>The protection could not be asked, which counts as a refusal.</summary>
    public static Verdict Fail(string protection, string reason) => new(protection, CheckVerdict.Failed, FailedCode, reason);
}

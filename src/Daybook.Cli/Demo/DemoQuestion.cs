using Daybook.Events;

namespace Daybook.Cli.Demo;

/// <summary>One asset's question to the protections, while it is being answered.</summary>
internal sealed class DemoQuestion(DemoLog log, string asset, string trace)
{
    /// <summary>The grace period does not apply: the score stands.</summary>
    public void GraceNotNeeded(double score) => Record(
        "grace_period_check", "check", FormattableString.Invariant($"score {score:0.000} is not under {DemoRules.Threshold:0.00}"), score, null, ("threshold", DemoRules.Threshold));

    /// <summary>A grace period begins.</summary>
    public void GraceStarts(double score, double size) => Record(
        "grace_period_start",
        "start",
        FormattableString.Invariant($"score {score:0.000} fell under {DemoRules.Threshold:0.00}; kept for {DemoRules.GraceDays} days"),
        score,
        (size, size),
        ("threshold", DemoRules.Threshold),
        ("grace_period_days", DemoRules.GraceDays),
        ("original_size", size));

    /// <summary>A position in its grace period becomes smaller.</summary>
    public void Decays(double score, int days, double original, double factor, double before) => Record(
        "position_decay",
        "decay",
        FormattableString.Invariant($"day {days} of {DemoRules.GraceDays} in grace: {factor:0.###} of the original size"),
        score,
        (before, Math.Min(before, Math.Round(original * factor, 6))),
        ("days_in_grace", days),
        ("original_size", original),
        ("decay_factor", factor));

    /// <summary>A grace period ends.</summary>
    public void GraceEnds(double score, int days, double original, bool recovered) => Record(
        "grace_period_end",
        "end",
        recovered ? FormattableString.Invariant($"recovered: score {score:0.000}") : $"{days} days are over; the position is closed",
        score,
        null,
        ("days_in_grace", days),
        ("original_size", original));

    /// <summary>A close comes too early.</summary>
    public void HoldingBlocks(int daysHeld) => Record(
        "holding_period_block",
        "block",
        $"held for {daysHeld} of at least {DemoRules.MinHoldingDays} days; kept",
        null,
        null,
        ("requested_action", "close"),
        ("days_held", daysHeld),
        ("min_holding_days", DemoRules.MinHoldingDays));

    /// <summary>The whipsaw check of an open.</summary>
    public void Whipsaw(double score, int cycles, int daysUntilReset)
    {
        var isBlocked = cycles >= DemoRules.MaxCycles;
        Record(
            isBlocked ? "whipsaw_block" : "whipsaw_allow",
            isBlocked ? "block" : "allow",
            isBlocked
                ? $"{cycles} of {DemoRules.MaxCycles} cycles in {DemoRules.WindowDays} days; open again in {daysUntilReset} days"
                : $"{cycles} of {DemoRules.MaxCycles} cycles in {DemoRules.WindowDays} days",
            score,
            null,
            ("can_open", !isBlocked),
            ("recent_cycles", cycles),
            ("max_cycles", DemoRules.MaxCycles),
            ("protection_period_days", DemoRules.WindowDays),
            ("days_until_reset", daysUntilReset),
            ("position_already_open", false),
            ("total_checks", log.NextCheck()));
    }

    /// <summary>What the protections came to.</summary>
    public void Decided(string requested, string? blockedBy) => Record(
        "protection_decision_complete",
        blockedBy is null ? "approve" : "deny",
        blockedBy is null ? $"{requested} approved" : $"{requested} denied by {blockedBy}",
        null,
        null,
        ("requested_action", requested),
        ("blocking_systems", blockedBy is null ? Array.Empty<string>() : [blockedBy]));

    /// <summary>A check failed; the protections fail closed.</summary>
    public void Fails(string message) => Record(
        "whipsaw_protection_check_error", "error", "the check failed, so the open is refused: " + message, null, null, ("error", message));

    private void Record(string type, string action, string reason, double? score, (double Before, double After)? size, params ReadOnlySpan<(string Key, MetadataValue Value)> facts)
    {
        var milliseconds = log.Elapse();
        log.Add(type, action, reason, asset, trace, milliseconds, Metadata.Of(facts), score, size);
    }
}

using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;

namespace Daybook.Engine.Protections.Grace;

/// <summary>
/// Gives a position that falls under the threshold some days to recover. It is kept and shrinks; it leaves by recovery, or is closed when its days are over, and never on the
/// day on which its grace period began. While it has days left, a close is refused.
/// </summary>
public static class GraceProtection
{
    private const string OriginalSizeKey = "original_size";

    /// <summary>What the protection says of a request. Asking changes nothing.</summary>
    public static Verdict Decide(GraceState state, TradeRequest request, GraceOptions options)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (!Guards(request.Action))
            return Verdict.Pass(ProtectionNames.Grace, GraceCodes.NotGuarded, "Grace-period protection guards closes only.");
        if (state.Of(request.Asset) is not { } entry)
            return Verdict.Pass(ProtectionNames.Grace, GraceCodes.NotInGrace, "The position is in no grace period.");
        var days = entry.DaysAt(request.At);
        if (days >= options.Days)
            return Verdict.Pass(ProtectionNames.Grace, GraceCodes.Expired, $"{days} days in grace; {options.Days} are the most.", days, options.Days, CompareOperator.GreaterOrEqual, "days");
        var until = entry.EndsAt(options);
        var reason = $"{days} of {options.Days} days in grace; the position is kept until {ProtectionText.Time(until)}.";
        return Verdict.Block(ProtectionNames.Grace, GraceCodes.InGrace, reason, days, options.Days, until, CompareOperator.GreaterOrEqual, "days") with { Override = Eligibility(request) };
    }

    /// <summary>True for actions that it guards.</summary>
    public static bool Guards(TradeAction action) => action is TradeAction.Close;

    /// <summary>What becomes of a position whose score is looked at. Nothing happens by that: the review's events say what is to be recorded.</summary>
    public static GraceReview Review(GraceState state, GracePosition position, GraceOptions options)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(position);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var entry = state.Of(position.Asset);
        var days = entry?.DaysAt(position.At) ?? 0;
        if (position.IsExempt)
        {
            const string reason = "A core asset needs no grace.";
            return new GraceReview(position.Asset, GraceStep.Hold, position.Size, 0, IsExempt: true, reason, entry is null ? [] : [End(position, entry, reason)]);
        }

        if (position.Score >= position.Threshold)
        {
            var reason = $"The score of {ProtectionText.Number(position.Score)} is not under {ProtectionText.Number(position.Threshold)}.";
            return entry is null
                ? new GraceReview(position.Asset, GraceStep.Hold, position.Size, 0, IsExempt: false, reason, [])
                : new GraceReview(position.Asset, GraceStep.Recovery, position.Size, days, IsExempt: false, reason, [End(position, entry, reason)]);
        }

        if (entry is null)
        {
            var reason = $"The score of {ProtectionText.Number(position.Score)} is under {ProtectionText.Number(position.Threshold)}; the position has {options.Days} days to recover.";
            return new GraceReview(position.Asset, GraceStep.Start, position.Size, 0, IsExempt: false, reason, [Start(position, options, reason)]);
        }

        return days >= options.Days ? Over(position, entry, days) : Decaying(position, entry, days, options);
    }

    /// <summary>The state after an event. Events that do not concern it change nothing.</summary>
    public static GraceState Apply(GraceState state, PortfolioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Asset is not { } asset)
            return state;
        if (happened.Is(EventTypes.GracePeriodStart))
        {
            var size = happened.Number(OriginalSizeKey) ?? happened.SizeBefore ?? 0;
            return state with { Entries = state.Entries.SetItem(asset, new GraceEntry(happened.OccurredAt, size, size, happened.Id)) };
        }

        if (happened.Is(EventTypes.PositionDecay))
            return state.Of(asset) is { } entry ? state with { Entries = state.Entries.SetItem(asset, entry with { CurrentSize = happened.SizeAfter ?? entry.CurrentSize }) } : state;
        return happened.Is(EventTypes.GracePeriodEnd) || happened.Is(EventTypes.PositionClose) || ProtectionEvents.IsRelease(happened, ProtectionNames.Grace)
            ? state with { Entries = state.Entries.Remove(asset) }
            : state;
    }

    /// <summary>The positions that may not be closed at a time because of their grace period, by name.</summary>
    public static IReadOnlyList<ProtectionLock> Locks(GraceState state, GraceOptions options, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return
        [
            .. state.Entries.Where(entry => entry.Value.DaysAt(at) < options.Days).Select(entry => new ProtectionLock(
                entry.Key, ProtectionNames.Grace, GraceCodes.InGrace, entry.Value.StartedAt, entry.Value.EndsAt(options), entry.Value.StartEvent > 0 ? [entry.Value.StartEvent] : [])),
        ];
    }

    private static OverrideEligibility Eligibility(TradeRequest request)
    {
        if (request.Override.IsGrave)
            return OverrideEligibility.Yes(OverrideCodes.RegimeChange, $"The regime has changed, severity {ProtectionText.Word(request.Override.Severity)}.");
        return request.Override.Severity is null
            ? OverrideEligibility.No(OverrideCodes.NoChange, "The regime has not changed.")
            : OverrideEligibility.No(OverrideCodes.NotGrave, "The regime has changed, severity normal.");
    }

    private static GraceReview Over(GracePosition position, GraceEntry entry, int days)
    {
        var reason = $"After {days} days in grace the score of {ProtectionText.Number(position.Score)} is still under {ProtectionText.Number(position.Threshold)}.";
        return new GraceReview(position.Asset, GraceStep.ForceClose, 0, days, IsExempt: false, reason, [End(position, entry, reason)]);
    }

    private static GraceReview Decaying(GracePosition position, GraceEntry entry, int days, GraceOptions options)
    {
        var size = entry.SizeAt(position.At, options);
        var reason = $"Day {days} of {options.Days} in grace: {ProtectionText.Number(100 * entry.FactorAt(position.At, options))} % of the original size are left.";
        return new GraceReview(position.Asset, GraceStep.Decay, size, days, IsExempt: false, reason, size < position.Size ? [Decay(position, entry, size, options, reason)] : []);
    }

    private static PortfolioEvent Start(GracePosition position, GraceOptions options, string reason) => PortfolioEvent.Create(
        EventTypes.GracePeriodStart, position.At, reason, position.Asset, scoreBefore: position.Score, sizeBefore: position.Size,
        metadata: Metadata.Of(("threshold", position.Threshold), ("grace_period_days", options.Days), (OriginalSizeKey, position.Size)));

    /// <summary>The end of a grace period whose position is closed.</summary>
    internal static PortfolioEvent Closed(string asset, GraceEntry entry, double? score, double size, DateTimeOffset at) =>
        End(asset, entry, score, size, at, $"The position is closed after {entry.DaysAt(at)} days in grace.");

    private static PortfolioEvent End(GracePosition position, GraceEntry entry, string reason) => End(position.Asset, entry, position.Score, position.Size, position.At, reason);

    private static PortfolioEvent End(string asset, GraceEntry entry, double? score, double size, DateTimeOffset at, string reason) => PortfolioEvent.Create(
        EventTypes.GracePeriodEnd, at, reason, asset, scoreAfter: score, sizeBefore: size,
        metadata: Metadata.Of(("days_in_grace", entry.DaysAt(at)), (OriginalSizeKey, entry.OriginalSize)));

    private static PortfolioEvent Decay(GracePosition position, GraceEntry entry, double size, GraceOptions options, string reason) => PortfolioEvent.Create(
        EventTypes.PositionDecay, position.At, reason, position.Asset, scoreAfter: position.Score, sizeBefore: position.Size, sizeAfter: size,
        metadata: Metadata.Of(
            ("days_in_grace", entry.DaysAt(position.At)), (OriginalSizeKey, entry.OriginalSize), ("decay_factor", entry.FactorAt(position.At, options))));
}

using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Events;

namespace Daybook.Engine.Protections.Chain;

/// <summary>
/// Asks the protections in their order: trading state, core assets, grace, holding, whipsaw. A core asset ends the chain; the others are all asked. A refusal is bypassed when
/// both layers agree: the protection says that it is eligible, and the <see cref="OverrideMatrix"/> grants it, within the transition's budget when the request names one
/// (<see cref="OverrideContext.Budget"/>). A protection that cannot be asked refuses what it guards.
/// </summary>
public static class ProtectionChain
{
    /// <summary>The protections that are switched on, in their order.</summary>
    public static IReadOnlyList<ProtectionCheck> Of(ProtectionState state, ProtectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        ProtectionCheck[] all =
        [
            new(ProtectionNames.TradingState, _ => true, request => TradingProtection.Decide(state.Trading, request), IsFinal: true),
            new(ProtectionNames.CoreAsset, CoreAssetProtection.Guards, request => CoreAssetProtection.Decide(state.CoreAssets, request), IsFinal: true),
            new(ProtectionNames.Grace, GraceProtection.Guards, request => GraceProtection.Decide(state.Grace, request, options.Grace)),
            new(ProtectionNames.Holding, HoldingProtection.Guards, request => HoldingProtection.Decide(state.Holding, request, options.Holding)),
            new(ProtectionNames.Whipsaw, WhipsawProtection.Guards, request => WhipsawProtection.Decide(state.Whipsaw, request, options.Whipsaw)),
        ];
        return [.. all.Where(check => IsEnabled(check.Protection, options))];
    }

    /// <summary>
    /// What the chain decides of a request. Asking changes nothing: granting an override is an event of the decision. A budget is not spent on a request that is denied all
    /// the same, be it by a limit that comes after the chain: its decision says what was bypassed, but no event does.
    /// </summary>
    public static ProtectionDecision Decide(TradeRequest request, IReadOnlyList<ProtectionCheck> chain)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(chain);
        var checks = new List<CheckedVerdict>(chain.Count);
        var events = new List<PortfolioEvent>();
        var overrides = new List<PortfolioEvent>();
        var budget = request.Override.Budget;
        var hasEnded = false;
        foreach (var check in chain)
        {
            var verdict = Ask(check, request, events);
            var mayBypass = !hasEnded && MayBypass(verdict, request);
            var grant = mayBypass ? budget?.Decide(request.Asset, TargetOf(verdict.Protection), request.At) : null;
            var bypassed = mayBypass && grant is not { Verdict.Allows: false };
            checks.Add(new CheckedVerdict(verdict, IsConsulted: !hasEnded, bypassed) { Grant = grant?.Verdict });
            if (bypassed && grant is { NeedsGrant: true })
            {
                overrides.Add(RegimeEvents.OverrideGranted(grant));
                budget = budget! with { Granted = RegimeOverrides.Apply(budget.Granted, overrides[^1]) };
            }

            if (bypassed)
                overrides.Add(ProtectionEvents.Override(verdict.Protection, request, verdict.Override!));
            hasEnded |= check.IsFinal && checks[^1].Blocks;
        }

        var isApproved = !checks.Exists(check => check.Blocks);
        return new ProtectionDecision(request, isApproved, checks, isApproved || budget is null ? [.. events, .. overrides] : events);
    }

    private static bool IsEnabled(string protection, ProtectionOptions options) => protection switch
    {
        ProtectionNames.Grace => options.Grace.Enabled,
        ProtectionNames.Whipsaw => options.Whipsaw.Enabled,
        _ => true,
    };

    private static Verdict Ask(ProtectionCheck check, TradeRequest request, List<PortfolioEvent> events)
    {
        try
        {
            return check.Ask(request);
        }
        catch (Exception error)
        {
            // Whatever was wrong with it, it could not be asked; the error event tells who looks at the journal.
            events.Add(ProtectionEvents.CheckFailed(check.Protection, request, error));
            return check.Guards(request.Action)
                ? Verdict.Fail(check.Protection, $"The check failed: {ProtectionText.Clean(error.Message)}")
                : Verdict.Pass(check.Protection, Verdict.FailedCode, "The check failed, and does not guard this action.");
        }
    }

    private static bool MayBypass(Verdict verdict, TradeRequest request) =>
        !verdict.Allows && verdict.Override is { IsEligible: true } && OverrideMatrix.Grants(verdict.Protection, request.Override);

    private static RegimeOverrideTarget TargetOf(string protection) => protection switch
    {
        ProtectionNames.Grace => RegimeOverrideTarget.Grace,
        ProtectionNames.Holding => RegimeOverrideTarget.Holding,
        ProtectionNames.Whipsaw => RegimeOverrideTarget.Whipsaw,
        _ => throw new ArgumentOutOfRangeException(nameof(protection), protection, "The matrix never grants bypassing it."),
    };
}

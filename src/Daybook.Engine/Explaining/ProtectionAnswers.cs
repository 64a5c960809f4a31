using System.Text.Json;
using Daybook.Decisions;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;

namespace Daybook.Engine.Explaining;

/// <summary>Reads back what <see cref="ProtectionDecisionJson"/> wrote: what the protections said of an asset's targets.</summary>
internal static class ProtectionAnswers
{
    /// <summary>The recorded answers, in order.</summary>
    public static IReadOnlyList<ProtectionAnswer> Of(RecordedRebalance recorded, string asset) =>
        [.. recorded.Events.Where(happened => happened.Asset == asset && IsAnswer(happened)).Select(Read).OfType<ProtectionAnswer>()];

    private static bool IsAnswer(PortfolioEvent happened) => happened.Is(EventTypes.RebalancingTargetApproved) || happened.Is(EventTypes.RebalancingTargetDenied);

    private static ProtectionAnswer? Read(PortfolioEvent recorded) => TradeActions.TryParse(recorded.Text(IntendedTrades.RequestedAction), out var action)
        ? new ProtectionAnswer(action, recorded.Is(EventTypes.RebalancingTargetApproved), recorded.Text("decided_by"), Checks(recorded), recorded.Id)
        : null;

    private static List<CheckedVerdict> Checks(PortfolioEvent recorded)
    {
        try
        {
            using var document = recorded.Metadata?.ToDocument();
            return document is not null && document.RootElement.TryGetProperty("checks", out var checks) && checks.ValueKind == JsonValueKind.Array
                ? [.. checks.EnumerateArray().Where(check => check.ValueKind == JsonValueKind.Object).Select(Check)]
                : [];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Damaged bytes are verify's to report; here they say nothing.
            return [];
        }
    }

    private static CheckedVerdict Check(JsonElement check)
    {
        var word = Text(check, "verdict");
        var code = Text(check, "code") ?? string.Empty;
        var verdict = new Verdict(
            Text(check, "rule") ?? string.Empty,
            word switch
            {
                "block" when code == Verdict.FailedCode => CheckVerdict.Failed,
                "block" or "override" => CheckVerdict.Blocked,
                "error" => CheckVerdict.Failed,
                _ => CheckVerdict.Passed,
            },
            code,
            Text(check, "reason") ?? string.Empty,
            Number(check, "observed"),
            Number(check, "limit") ?? Number(check, "threshold"),
            IsoTime.TryParse(Text(check, "until") ?? Text(check, "blocked_until"), out var until) ? until : null)
        {
            Comparison = CompareOperators.Parse(Text(check, "comparison")),
            Unit = Text(check, "unit"),
        };
        if (Text(check, "override") is { } eligibility)
            verdict = verdict with { Override = new OverrideEligibility(eligibility is OverrideCodes.RegimeChange or OverrideCodes.Emergency, eligibility, string.Empty) };
        var isBypassed = word == "override";
        return new CheckedVerdict(verdict, !check.TryGetProperty("consulted", out var consulted) || consulted.ValueKind != JsonValueKind.False, isBypassed)
        {
            Grant = Text(check, RegimeOverrides.Name) is { } grant
                ? new Verdict(RegimeOverrides.Name, isBypassed ? CheckVerdict.Passed : CheckVerdict.Blocked, grant, string.Empty)
                : null,
        };
    }

    private static string? Text(JsonElement from, string key) => from.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement from, string key) =>
        from.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
}

using Daybook.Engine.Configuration;
using Daybook.Engine.Replay;
using Daybook.Engine.WhatIf;
using Daybook.Operations.Inputs;

namespace Daybook.Operations.WhatIf;

/// <summary>Runs a replay again under other settings. Nothing is recorded.</summary>
public static class WhatIfOperation
{
    /// <summary>Reads what a replay is made from.</summary>
    /// <exception cref="RefusedException">There is no such replay, its files are other ones, or a parameter cannot be read.</exception>
    public static Task<VariedReplay> PrepareAsync(OperationContext context, VariedReplayRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        return VariedReplay.FindAsync(context, request, cancellationToken);
    }

    /// <summary>A variant, or the points of a grid, beside the settings in force.</summary>
    /// <param name="context">Is told how far it is.</param>
    /// <param name="replay">The replay.</param>
    /// <param name="request">What is tried.</param>
    /// <param name="cancellationToken">Stops between two days.</param>
    /// <exception cref="RefusedException">There is nothing to try, or it is not legal.</exception>
    public static async Task<WhatIfAnswer> RunAsync(OperationContext context, VariedReplay replay, WhatIfRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(replay);
        ArgumentNullException.ThrowIfNull(request);
        var objectives = request.Objective.Count > 0 ? [.. request.Objective.Select(Find)] : Objective.Default;
        if (request.Examples is < 0 or > 100_000)
            throw new RefusedException(RefusalCode.InvalidValue, "examples", FormattableString.Invariant($"{request.Examples:N0} is outside 0 to 100,000"));
        var plan = Plan(request, replay.Options.Rebalance.Configuration);
        var options = replay.Options with { Rebalance = CalendarFile.WithCalendarsOf(replay.Options.Rebalance, plan.Variants) };
        var result = await RunAsync(context, options, plan, new CounterfactualOptions { Examples = request.Examples }, cancellationToken).ConfigureAwait(false);
        var front = ParetoFront.Of([.. result.Variants.Select(variant => variant.Performance)], objectives).ToHashSet();
        return new WhatIfAnswer(
            replay.SettingsNotUsed,
            replay.Notes.Listed,
            replay.Notes.Counts,
            TriedSettings.Of(result.Base),
            [.. result.Variants.Select((variant, i) => TriedSettings.Of(variant, front.Contains(i)))],
            [.. plan.Skipped.Select(skipped => new SkippedSettings(skipped.Variant.ToString(), skipped.Reason))],
            Returns: null,
            result,
            objectives);
    }

    /// <summary>What became of what each protection refused, beside what else was held on the same days; and a replay without it.</summary>
    /// <param name="context">Is told how far it is.</param>
    /// <param name="replay">The replay.</param>
    /// <param name="cancellationToken">Stops between two days.</param>
    public static async Task<EffectsAnswer> EffectsAsync(OperationContext context, VariedReplay replay, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(replay);
        var steps = context.Steps<ReplayProgress>(step => new OperationProgress("replaying days", step.Days, step.Total));
        var effects = await ProtectionEffect.MeasureAsync(replay.Options, progress: steps, cancellationToken: cancellationToken).ConfigureAwait(false);
        var comparisons = await ProtectionEffect.CompareAsync(replay.Options, progress: Steps(context, "without each protection"), cancellationToken: cancellationToken).ConfigureAwait(false);
        var byName = effects.Select(effect => KeyValuePair.Create(effect.Protection, EffectOfProtection.Of(effect, comparisons.FirstOrDefault(one => one.Protection == effect.Protection))));
        return new EffectsAnswer(replay.SettingsNotUsed, replay.Notes.Listed, replay.Notes.Counts, new OrderedDictionary<string, EffectOfProtection>(byName, StringComparer.Ordinal), effects, comparisons);
    }

    private static Objective Find(string name) => Objective.Find(name)
        ?? throw new RefusedException(RefusalCode.InvalidValue, "objective", $"'{name}' is not one of {string.Join(", ", Objective.All.Select(objective => objective.Name))}");

    private static IProgress<CounterfactualProgress>? Steps(OperationContext context, string step) => context.Steps<CounterfactualProgress>(done => new OperationProgress(step, done.Days, done.TotalDays));

    private static async Task<CounterfactualResult> RunAsync(OperationContext context, ReplayOptions options, SweepPlan plan, CounterfactualOptions how, CancellationToken cancellationToken)
    {
        try
        {
            return await Counterfactual.RunAsync(options, plan.Variants, how, Steps(context, "replaying days"), cancellationToken).ConfigureAwait(false);
        }
        catch (VariantsRefusedException error)
        {
            throw RefusedException.Of(RefusalCode.InvalidValue, "set", error.Refused.SelectMany(one => one.Errors.Select(each => $"{one.Variant}: {each}")));
        }
    }

    private static SweepPlan Plan(WhatIfRequest request, EngineConfiguration configuration)
    {
        KeyValuePair<string, string>[] pairs = [.. request.Set.Select(SettingsRequest.Pair)];
        if (request.Sweep is not { } sweep)
            return pairs.Length > 0 ? new SweepPlan([new Variant(pairs)], []) : throw new RefusedException(RefusalCode.MissingValue, "set", "there is nothing to try");
        try
        {
            var grid = SweepGrid.Parse(sweep);
            if (pairs.FirstOrDefault(pair => grid.Axes.Any(axis => axis.Key == pair.Key)) is { Key: { } twice })
                throw new RefusedException(RefusalCode.Contradiction, "set", $"{twice} is both set and swept");
            var plan = grid.Over(configuration, pairs);
            return plan.Variants.Count > 0 ? plan : throw new RefusedException(RefusalCode.InvalidValue, "sweep", $"no combination can be tried; {plan.Skipped[0].Variant}: {plan.Skipped[0].Reason}");
        }
        catch (SweepFormatException error)
        {
            throw RefusedException.Of(RefusalCode.InvalidValue, "sweep", error.Errors.Select(each => each.ToString()!));
        }
    }
}

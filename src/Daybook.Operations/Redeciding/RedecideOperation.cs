using Daybook.Engine.Redeciding;
using Daybook.Engine.Replay;
using Daybook.Operations.Inputs;
using Daybook.Operations.Portfolios;

namespace Daybook.Operations.Redeciding;

/// <summary>Makes every recorded decision again from what the journal says that it was made from, and compares byte for byte.</summary>
public static class RedecideOperation
{
    /// <summary>Decides again, and compares.</summary>
    /// <exception cref="RefusedException">There is no such session or no decision to compare, or files are not those of the run.</exception>
    public static async Task<RedecideAnswer> RunAsync(OperationContext context, RedecideRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = await RecordedRun.FindAsync(context, request.Run, request.Portfolio, cancellationToken).ConfigureAwait(false);
        var prices = request.FromPrices ? Rescoring(context, found, cancellationToken) : null;
        var (decisions, identical) = (0L, 0L);
        var differences = new List<DecisionDifference>();
        var explained = new List<ExplainedDecisions>();
        var notUsed = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var recorded in RecordedRebalances.ReadAsync(reader, found.Run, cancellationToken).ConfigureAwait(false))
        {
            if (found.Run is null && (recorded.Run is not null || recorded.Portfolio != found.Portfolio))
                continue;
            var again = Redecision.Redecide(recorded);
            var differs = again.Differences.Concat(prices?.Compare(recorded) ?? []).ToList();
            if (differs.Count == 0 && again.Changes.Count > 0)
                ExplainedDecisions.Add(explained, again.Changes, recorded);
            else if (differs.Count == 0)
                identical++;
            notUsed.UnionWith(recorded.NotUsed);
            decisions++;
            differences.AddRange(differs);
            context.Progress?.Report(new OperationProgress("deciding again", decisions, 0));
        }

        return decisions > 0
            ? new RedecideAnswer(found.Run, decisions, identical, explained, notUsed, differences)
            : throw new RefusedException(RefusalCode.NothingToCompare, null, $"{context.Journal} holds no rebalance of {(found.Run is { } id ? $"run {id}" : "the live portfolio")} with recorded inputs; nothing was compared");
    }

    private static Rescoring Rescoring(OperationContext context, RecordedRun found, CancellationToken cancellationToken)
    {
        if (found.Start is null || ReplayInputs.Read(found.Start) is not { } inputs)
            throw new RefusedException(RefusalCode.InvalidValue, "from_prices", "the run does not record its prices");
        if (found.Settings is not { } settings)
            throw new RefusedException(RefusalCode.InvalidValue, "from_prices", "the run does not record its settings");
        var material = ReplayMaterial.Load(context, inputs, areNotesAskedFor: false, cancellationToken).WithCalendarOf(settings.Configuration, inputs.Calendar);
        material.RequireSame(inputs);
        return new Rescoring(material.Under(settings.Configuration));
    }
}

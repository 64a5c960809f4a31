using Daybook.Engine.Explaining;
using Daybook.Explanations;
using Daybook.Operations.EventDetails;
using Daybook.Operations.Portfolios;
using Daybook.Operations.Selecting;
using Daybook.Queries;

namespace Daybook.Operations.Explaining;

/// <summary>Explains a decision, or why there was none: its inputs, its checks with their numbers, and what would have changed it.</summary>
public static class ExplainOperation
{
    /// <summary>Explains.</summary>
    /// <exception cref="RefusedException">There is no such event or portfolio, or a parameter is missing, cannot be read, or does not go with the others.</exception>
    public static async Task<ExplainAnswer> RunAsync(OperationContext context, ExplainRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Id is not { } id)
            return await DayAsync(context, request, cancellationToken).ConfigureAwait(false);
        foreach (var (parameter, given) in ((string, string?)[])[("asset", request.Asset), ("date", request.Date), ("run", request.Run), ("portfolio", request.Portfolio)])
        {
            if (given is not null)
                throw new RefusedException(RefusalCode.Contradiction, parameter, "it needs an asset and a day; an event's id already selects one decision");
        }

        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        if (await reader.ExplainAsync(id, cancellationToken).ConfigureAwait(false) is { } explanation)
            return ExplainAnswer.Of(explanation, await DecisionExplainer.ExplainAsync(reader, id, cancellationToken).ConfigureAwait(false));
        throw await EventOperation.NotFoundAsync(context, reader, id, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ExplainAnswer> DayAsync(OperationContext context, ExplainRequest request, CancellationToken cancellationToken)
    {
        if (request.Asset is not { Length: > 0 } asset)
            throw new RefusedException(RefusalCode.MissingValue, "asset", "name an asset, or give an event's id");
        if (request.Date is not { } date)
            throw new RefusedException(RefusalCode.MissingValue, "date", "name the day, such as 2025-03-05, or relative, such as -3d");
        var day = DateOnly.FromDateTime(TimeParameter.Parse(date, "date", await context.NowAsync(cancellationToken).ConfigureAwait(false)).UtcDateTime);
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = await RecordedRun.FindAsync(context, request.Run, request.Portfolio, cancellationToken).ConfigureAwait(false);
        var engine = await DecisionExplainer.ExplainAsync(reader, asset, day, new PortfolioBook(null, found.Run, found.Portfolio), cancellationToken).ConfigureAwait(false);

        // What other runs say of that day would be taken for this one's.
        var among = engine is null && request.Run is null && found.Portfolio is null ? null : await found.EventsAsync(reader, cancellationToken).ConfigureAwait(false);
        var explanation = await reader.ExplainAsync(asset, day, among, cancellationToken).ConfigureAwait(false);

        // That the engine decided nothing that day is no answer where somebody else did.
        return ExplainAnswer.Of(explanation, engine is { Rebalances.Count: 0 } && explanation.Decisions.Any(decision => decision.Decision is not null) ? null : engine);
    }
}

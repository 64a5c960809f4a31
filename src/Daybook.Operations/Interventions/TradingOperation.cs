using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;
using Daybook.Operations.Selecting;

namespace Daybook.Operations.Interventions;

/// <summary>Whether a live portfolio may trade: what people said, and what a person says now.</summary>
public static class TradingOperation
{
    /// <summary>What holds, and what was said last.</summary>
    /// <exception cref="RefusedException">There is no such portfolio, or it must be said which is meant.</exception>
    public static async Task<TradingAnswer> RunAsync(OperationContext context, TradingRequest request, CancellationToken cancellationToken = default)
    {
        using var followed = await FollowAsync(context, request, cancellationToken).ConfigureAwait(false);
        return followed.Answer;
    }

    /// <summary>The same, and each change from then on.</summary>
    /// <exception cref="RefusedException">There is no such portfolio, or it must be said which is meant.</exception>
    public static async Task<FollowedTrading> FollowAsync(OperationContext context, TradingRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var portfolio = await PortfolioChoice.OneAsync(reader, request.Portfolio, cancellationToken).ConfigureAwait(false);
        return new FollowedTrading(await PortfolioReader.OpenAsync(reader, run: null, portfolio, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Records what trading may do from now on.</summary>
    /// <exception cref="RefusedException">Nobody is named, or no reason; or there is no such portfolio. Nothing was recorded.</exception>
    public static async Task<RecordedIntervention> ChangeAsync(OperationContext context, TradingChangeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var (by, reason) = (InterventionRecording.Required(request.By, "by"), InterventionRecording.Required(request.Reason, "reason"));
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var names = PortfolioChoice.Names(await reader.ReadPortfoliosAsync(cancellationToken).ConfigureAwait(false));
        if (request.Portfolio is { Length: 0 } && names.Count > 0)
            throw new RefusedException(RefusalCode.Contradiction, "portfolio", "a command without a name applies to all portfolios; leave it out");
        var portfolio = request.Portfolio is { } given ? await PortfolioChoice.OneAsync(reader, given, cancellationToken).ConfigureAwait(false) : null;
        var before = (await StateReader.ReadAsync(reader, new StateQuery { Portfolio = portfolio }, cancellationToken).ConfigureAwait(false)).Engine.Protections.Trading.Status;
        var said = TradingProtection.Change(request.Status, context.Time.GetUtcNow(), by, reason);
        return new RecordedIntervention(context.Journal, await InterventionRecording.AppendAsync(context, said, portfolio, cancellationToken).ConfigureAwait(false))
        {
            Portfolio = portfolio,
            IsToAll = portfolio is null && names.Count > 0,
            Before = before,
        };
    }
}

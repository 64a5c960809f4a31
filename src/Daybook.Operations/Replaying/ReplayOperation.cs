using Daybook.Operations.Inputs;
using Daybook.Operations.Selecting;

namespace Daybook.Operations.Replaying;

/// <summary>Runs a backtest over daily prices, with every decision and its checks in the journal.</summary>
public static class ReplayOperation
{
    /// <summary>Reads what a replay is made from, and looks at all that can be wrong with it. Writes nothing.</summary>
    /// <exception cref="RefusedException">A parameter or a file cannot be read, or there is nothing to replay.</exception>
    public static async Task<PreparedReplay> PrepareAsync(OperationContext context, ReplayRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        PortfolioChoice.RequireName(request.Portfolio);
        var configuration = await request.Settings.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new PreparedReplay(ReplayMaterial.Load(context, request.Market.Read(), request.Market.Notes, cancellationToken).WithCalendarOf(configuration), configuration, request.Portfolio);
    }

    /// <summary>Runs it into the journal, which is made when there is none.</summary>
    /// <exception cref="OperationCanceledException">It was stopped: what was replayed so far is in the journal, in a session that is marked as failed.</exception>
    public static async Task<ReplayAnswer> RunAsync(OperationContext context, PreparedReplay prepared, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(prepared);
        var journal = await context.Journals.OpenAsync(context.Journal, context.RecordingOptions, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var (session, result) = await ReplaySession.RunAsync(context, journal, prepared, cancellationToken).ConfigureAwait(false);
            return ReplayAnswer.Of(context.Journal, session, result, prepared);
        }
    }

    /// <summary>Prepares and runs it.</summary>
    /// <exception cref="RefusedException">A parameter or a file cannot be read, or there is nothing to replay; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped: what was replayed so far is in the journal, in a session that is marked as failed.</exception>
    public static async Task<ReplayAnswer> RunAsync(OperationContext context, ReplayRequest request, CancellationToken cancellationToken = default) =>
        await RunAsync(context, await PrepareAsync(context, request, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
}

using Daybook.Engine.Lifecycle;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Operations.Portfolios;
using Daybook.Operations.Selecting;

namespace Daybook.Operations.States;

/// <summary>A portfolio's positions, locks, grace periods and regime, folded from the journal as of any time.</summary>
public static class StateOperation
{
    /// <summary>The state.</summary>
    /// <exception cref="RefusedException">There is no such portfolio, or a parameter cannot be read.</exception>
    public static async Task<StateAnswer> RunAsync(OperationContext context, StateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var now = await context.NowAsync(cancellationToken).ConfigureAwait(false);
        var given = await request.Settings.ReadGivenAsync(cancellationToken).ConfigureAwait(false);
        var found = await RecordedRun.FindAsync(context, request.Run, request.Portfolio, cancellationToken).ConfigureAwait(false) with { Given = given };
        var query = new StateQuery
        {
            Run = found.Run,
            Portfolio = found.Portfolio,
            At = request.At is { } at ? TimeParameter.Parse(at, "at", now) : null,
            KnownAt = request.KnownAt is { } knownAt ? TimeParameter.Parse(knownAt, "known_at", now) : null,
        };
        var state = await StateReader.ReadAsync(reader, query, cancellationToken).ConfigureAwait(false);
        return Answer(found with { Regimes = state.Engine.Regimes }, query, query.At ?? now, state);
    }

    /// <summary>A size that an event says: what is held has one, so that a zero stands for none.</summary>
    internal static double? Known(double size) => size == 0 ? null : size;

    private static StateAnswer Answer(RecordedRun found, StateQuery query, DateTimeOffset at, PortfolioState portfolio)
    {
        var (state, settings) = (portfolio.Engine, found.Settings);
        return new StateAnswer(
            found.Run,
            found.Origin,
            found.Portfolio,
            at,
            query.KnownAt,
            state.Protections.Trading.Status,
            state.Regimes.Detection.Current?.Regime.Name,
            found.Given is not null ? SettingsOrigin.Given : settings is not null ? SettingsOrigin.Recorded : null,
            found.NotUsed,
            found.IsUnreadable,
            portfolio.Value is { } value ? StateValue.Of(value) : null,
            [.. state.Positions.Positions.Select(position => Position(portfolio, position.Key, position.Value, at, settings))],
            [.. state.Protections.Locks(settings?.Protections, at).Select(held => StateLock.Of(held, at))],
            [.. portfolio.Interventions.Reverse().Select(StateIntervention.Of)])
        {
            State = portfolio,
            InForce = settings,
            Part = found.Part,
            Imports = found.Imports,
        };
    }

    private static StatePosition Position(PortfolioState portfolio, string asset, TrackedPosition position, DateTimeOffset at, RebalanceOptions? settings)
    {
        var price = portfolio.Prices.GetValueOrDefault(asset);
        return new StatePosition(
            asset,
            Known(position.Size),
            position.EnteredAt,
            position.Score,
            price?.Price,
            price?.At,
            portfolio.Engine.Protections.Grace.Of(asset) is { } grace ? StateGrace.Of(grace, at, settings?.Protections.Grace) : null);
    }
}

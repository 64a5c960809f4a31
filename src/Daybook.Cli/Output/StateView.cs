using Daybook.Cli.Text;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;
using Daybook.Operations.States;

namespace Daybook.Cli.Output;

/// <summary>A portfolio's state as tables.</summary>
internal static class StateView
{
    /// <summary>Value, regime, positions, grace periods and locks.</summary>
    public static void Show(IScreen screen, StateAnswer answer)
    {
        var (at, portfolio, locks) = (answer.At, answer.State, answer.Locks);
        var state = portfolio.Engine;
        screen.Line(Piece.Strong(Title(answer)), $" at {TimeText.Exact(at)}");
        if (answer.Part is { } part)
            screen.Line(Piece.Muted($"It includes session {part}"));
        ShowImports(screen, answer.Imports);
        var trading = state.Protections.Trading;
        if (trading.Status != TradingStatus.Active)
            screen.Line(Piece.Warning($"Trading is {trading.Status.ToString().ToLowerInvariant()}"), $" since {(trading.Since is { } since ? TimeText.Exact(since) : "the beginning")}: {trading.Reason}");
        SettingsView.Show(screen, answer, !state.Positions.Positions.IsEmpty || !state.Protections.Whipsaw.Assets.IsEmpty);
        if (portfolio.Value is { } value)
            screen.Line(ValueLine(value));
        screen.Line(state.Regimes.Detection.Current is { } regime
            ? $"Regime {regime.Regime}, for {Quantity.Count(regime.DurationDays, "day")}, confidence {Quantity.Number(regime.Confidence)}, stability {Quantity.Number(regime.Stability)}"
            : "No regime is known");
        screen.Line();
        ShowPositions(screen, at, portfolio, answer.InForce);
        if (locks.Count > 0)
        {
            screen.Line();
            screen.Table(new TableView(
                [new Column("lock"), new Column("protection"), new Column("from"), new Column("until"), new Column("by event")],
                [.. locks.Select(one => new Piece[] { one.Asset, one.Protection, Time(screen, one.From), one.Until is { } until ? Time(screen, until) : "-", Piece.Muted(string.Join(", ", one.Events.Select(id => $"#{id}"))) })]));
        }

        if (state.Intended.Count > 0)
        {
            screen.Line();
            screen.Table(new TableView(
                [new Column("decided, not traded yet"), new Column("action"), new Column("size", IsNumber: true), new Column("decided"), new Column("by event")],
                [.. state.Intended.Select(one => new Piece[] { one.Key, one.Value.Action.ToString().ToLowerInvariant(), Quantity.Percent(one.Value.Size), Time(screen, one.Value.At), Piece.Muted($"#{one.Value.Event}") })]));
        }
    }

    private static string Time(IScreen screen, DateTimeOffset time) => screen.IsPlain ? TimeText.Exact(time) : TimeText.Of(time);

    private static string Title(StateAnswer answer) => answer switch
    {
        { Origin: { } origin } => $"The portfolio imported from {origin}",
        { Run: { } id, Portfolio: { } name } => $"Run {id} of portfolio '{name}'",
        { Run: { } id } => $"Run {id}",
        { Portfolio: { } name } => $"The live portfolio '{name}'",
        _ => "The live portfolio",
    };

    private static void ShowImports(IScreen screen, IReadOnlyList<string> imports)
    {
        if (imports.Count == 1)
            screen.Line(Piece.Muted($"Imported events are not included; --run {imports[0]} shows that import's portfolio"));
        else if (imports.Count > 1)
            screen.Line(Piece.Muted($"Imported events are not included; 'daybook session' lists {Quantity.Count(imports.Count, "imported session")}, and --run ID shows one import's portfolio"));
    }

    private static Piece[] ValueLine(PortfolioValue value) =>
    [
        "Value ",
        Piece.Strong(Quantity.Money(value.Value)),
        $" at {TimeText.Exact(value.At)}",
        value.Cash is { } cash ? $", cash {Quantity.Money(cash)}" : string.Empty,
        value.Drawdown > 0 ? $"; drawdown {Quantity.Percent(value.Drawdown)} from {Quantity.Money(value.Peak)} at {TimeText.Exact(value.PeakAt)}" : "; at its peak",
    ];

    private static void ShowPositions(IScreen screen, DateTimeOffset at, PortfolioState portfolio, RebalanceOptions? settings)
    {
        var (positions, grace) = (portfolio.Engine.Positions.Positions, portfolio.Engine.Protections.Grace);
        if (positions.IsEmpty)
        {
            screen.Line("No position is open");
            return;
        }

        // Where prices are told with the value, one that was not told with it is out of date. Where only trades tell them, their date says it all.
        DateTimeOffset? told = portfolio.Value is { } value && portfolio.Prices.Any(price => price.Value.At == value.At) ? value.At : null;
        screen.Table(new TableView(
            [
                new Column("position"), new Column("size", IsNumber: true), new Column("score", IsNumber: true), new Column("price", IsNumber: true), new Column("priced"), new Column("entered"),
                new Column("stage"), new Column("grace", IsElastic: true, Wraps: true),
            ],
            [.. positions.Select(position => new Piece[]
            {
                Piece.Strong(position.Key),
                StateOperation.Known(position.Value.Size) is { } size ? Quantity.Percent(size) : "-",
                position.Value.Score is { } score ? FormattableString.Invariant($"{score:0.000}") : "-",
                portfolio.Prices.GetValueOrDefault(position.Key) is { } price ? Quantity.Number(price.Price) : "-",
                PricedAt(portfolio.Prices.GetValueOrDefault(position.Key), told),
                $"{position.Value.EnteredAt:yyyy-MM-dd}",
                settings is null ? "-" : position.Value.Stage.ToString().ToLowerInvariant(),
                grace.Of(position.Key) is { } entry
                    ? Piece.Warning(GraceText(entry, at, settings?.Protections.Grace))
                    : string.Empty,
            })]));
    }

    // How long a grace period is, and what is left of a position in it, only settings say.
    private static string GraceText(GraceEntry entry, DateTimeOffset at, GraceOptions? options)
    {
        var size = StateOperation.Known(entry.OriginalSize) is { } known ? Quantity.Percent(known) : null;
        if (options is null)
            return $"since {entry.StartedAt:yyyy-MM-dd}{(size is null ? "" : $", from {size}")}";
        return $"day {entry.DaysAt(at)} of {options.Days}, {Quantity.Percent(entry.FactorAt(at, options))} of {size ?? "its size"}";
    }

    private static Piece PricedAt(PortfolioPrice? price, DateTimeOffset? told)
    {
        if (price is null)
            return "-";
        var date = $"{price.At:yyyy-MM-dd}";
        return price.At < told ? Piece.Warning(date) : date;
    }
}

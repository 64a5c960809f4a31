using System.Text.Json;
using Daybook.Cli.Replays;
using Daybook.Cli.Text;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;
using Daybook.Events;

namespace Daybook.Cli.Output;

/// <summary>A portfolio's state as tables and as JSON.</summary>
internal static class StateView
{
    /// <summary>Regime, positions, grace periods and locks.</summary>
    public static void Show(IScreen screen, RecordedRun run, DateTimeOffset at, EngineState state, IReadOnlyList<ProtectionLock> locks)
    {
        screen.Line(Piece.Strong(run.Run is null ? "The live portfolio" : $"Run {run.Run}"), $" at {TimeText.Exact(at)}");
        var trading = state.Protections.Trading;
        if (trading.Status != TradingStatus.Active)
            screen.Line(Piece.Warning($"Trading is {trading.Status.ToString().ToLowerInvariant()}"), $" since {(trading.Since is { } since ? TimeText.Exact(since) : "the beginning")}: {trading.Reason}");
        SettingsView.Show(screen, run);
        screen.Line(state.Regimes.Detection.Current is { } regime
            ? $"Regime {regime.Regime}, for {Quantity.Count(regime.DurationDays, "day")}, confidence {Quantity.Number(regime.Confidence)}, stability {Quantity.Number(regime.Stability)}"
            : "No regime is known");
        screen.Line();
        ShowPositions(screen, at, state, run.Options);
        if (locks.Count > 0)
        {
            screen.Line();
            screen.Table(new TableView(
                [new Column("lock"), new Column("protection"), new Column("from"), new Column("until"), new Column("by event")],
                [.. locks.Select(one => new Piece[] { one.Asset, one.Protection, TimeText.Exact(one.From), one.Until is { } until ? TimeText.Exact(until) : "-", Piece.Muted(string.Join(", ", one.Events.Select(id => $"#{id}"))) })]));
        }

        if (state.Intended.Count > 0)
        {
            screen.Line();
            screen.Table(new TableView(
                [new Column("decided, not traded yet"), new Column("action"), new Column("size", IsNumber: true), new Column("decided"), new Column("by event")],
                [.. state.Intended.Select(one => new Piece[] { one.Key, one.Value.Action.ToString().ToLowerInvariant(), Quantity.Percent(one.Value.Size), TimeText.Exact(one.Value.At), Piece.Muted($"#{one.Value.Event}") })]));
        }
    }

    /// <summary>The document that scripts rely on.</summary>
    public static void WriteJson(Utf8JsonWriter writer, RecordedRun run, DateTimeOffset at, DateTimeOffset? knownAt, EngineState state, IReadOnlyList<ProtectionLock> locks)
    {
        writer.WriteStartObject();
        writer.WriteString("run", run.Run);
        writer.WriteString("at", IsoTime.Format(at));
        if (knownAt is { } known)
            writer.WriteString("known_at", IsoTime.Format(known));
        writer.WriteString("trading_state", state.Protections.Trading.Status.ToString().ToLowerInvariant());
        writer.WriteString("regime", state.Regimes.Detection.Current?.Regime.Name);
        SettingsView.Write(writer, run);
        writer.WriteStartArray("positions");
        foreach (var (asset, position) in state.Positions.Positions)
        {
            writer.WriteStartObject();
            writer.WriteString("asset", asset);
            writer.WriteNumber("size", position.Size);
            writer.WriteString("entered", IsoTime.Format(position.EnteredAt));
            writer.WriteNumber("score", position.Score);
            if (state.Protections.Grace.Of(asset) is { } grace)
            {
                writer.WriteStartObject("grace");
                writer.WriteNumber("days", grace.DaysAt(at));
                writer.WriteString("ends", IsoTime.Format(grace.EndsAt(run.Options.Protections.Grace)));
                writer.WriteNumber("size", grace.SizeAt(at, run.Options.Protections.Grace));
                writer.WriteNumber("original_size", grace.OriginalSize);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteLocks(writer, locks);
        writer.WriteEndObject();
    }

    private static void WriteLocks(Utf8JsonWriter writer, IReadOnlyList<ProtectionLock> locks)
    {
        writer.WriteStartArray("locks");
        foreach (var one in locks)
        {
            writer.WriteStartObject();
            writer.WriteString("asset", one.Asset);
            writer.WriteString("protection", one.Protection);
            writer.WriteString("code", one.Code);
            writer.WriteString("from", IsoTime.Format(one.From));
            if (one.Until is { } until)
                writer.WriteString("until", IsoTime.Format(until));
            else
                writer.WriteNull("until");
            writer.WriteStartArray("events");
            foreach (var id in one.Events)
                writer.WriteNumberValue(id);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void ShowPositions(IScreen screen, DateTimeOffset at, EngineState state, RebalanceOptions options)
    {
        if (state.Positions.Positions.IsEmpty)
        {
            screen.Line("No position is open");
            return;
        }

        screen.Table(new TableView(
            [new Column("position"), new Column("size", IsNumber: true), new Column("score", IsNumber: true), new Column("entered"), new Column("stage"), new Column("grace", IsElastic: true)],
            [.. state.Positions.Positions.Select(position => new Piece[]
            {
                Piece.Strong(position.Key),
                Quantity.Percent(position.Value.Size),
                FormattableString.Invariant($"{position.Value.Score:0.000}"),
                $"{position.Value.EnteredAt:yyyy-MM-dd}",
                position.Value.Stage.ToString().ToLowerInvariant(),
                state.Protections.Grace.Of(position.Key) is { } grace
                    ? Piece.Warning($"day {grace.DaysAt(at)} of {options.Protections.Grace.Days}, {Quantity.Percent(grace.FactorAt(at, options.Protections.Grace))} of {Quantity.Percent(grace.OriginalSize)}")
                    : string.Empty,
            })]));
    }
}

using System.Text.Json;
using Daybook.Cli.Text;
using Daybook.Engine.WhatIf;

namespace Daybook.Cli.Output;

/// <summary>What each protection was worth, as tables and as JSON.</summary>
internal static class EffectView
{
    /// <summary>What became of what was refused, then the replay without each protection.</summary>
    public static void Show(IScreen screen, IReadOnlyList<ProtectionEffect> effects, IReadOnlyList<ProtectionComparison> comparisons)
    {
        screen.Line(Piece.Strong("What became of what was refused"), Piece.Muted("  mean outcome after so many trading days, above 0: the refusal was right; in brackets 95 % of a block bootstrap"));
        screen.Line();
        screen.Table(new TableView(
            [
                new Column("protection", MinWidth: 22), new Column("refusals", IsNumber: true, IsDroppable: true), new Column("episodes", IsNumber: true, IsDroppable: true),
                .. ProtectionEffect.HorizonDays.Select((days, i) => new Column($"{days} days", IsNumber: true, IsDroppable: i < ProtectionEffect.HorizonDays.Count - 1)),
                new Column("costs saved", IsNumber: true, IsDroppable: true),
            ],
            [.. effects.Select(effect => (Piece[])
            [
                effect.Protection,
                Quantity.Count(effect.Refusals),
                Quantity.Count(effect.Episodes),
                .. effect.Horizons.Select(horizon => (Piece)Horizon(horizon)),
                effect.CostsSaved is { } saved ? FormattableString.Invariant($"{saved:N0}") : Quantity.Percent(effect.CostsSavedShare),
            ])]));
        screen.Line();
        screen.Line(Piece.Strong("The replay without it"), Piece.Muted("  figures as it is less those without; costs under 0 were saved"));
        screen.Line();
        screen.Table(new TableView(
            [
                new Column("protection", MinWidth: 22), new Column("CAGR", IsNumber: true), new Column("maximum drawdown", IsNumber: true), new Column("turnover", IsNumber: true, IsDroppable: true),
                new Column("costs", IsNumber: true, IsDroppable: true), new Column("decisions changed", IsNumber: true, IsDroppable: true),
                new Column("without", IsElastic: true, IsDroppable: true, Wraps: true),
            ],
            [.. comparisons.Select(Row)]));
    }

    /// <summary>The document that scripts rely on.</summary>
    public static void WriteJson(Utf8JsonWriter writer, IReadOnlyList<ProtectionEffect> effects, IReadOnlyList<ProtectionComparison> comparisons, IReadOnlyList<string> notUsed)
    {
        writer.WriteStartObject();
        SettingsView.WriteNotUsed(writer, notUsed);
        writer.WriteStartObject("protections");
        foreach (var effect in effects)
        {
            writer.WriteStartObject(effect.Protection);
            writer.WriteNumber("refusals", effect.Refusals);
            writer.WriteNumber("episodes", effect.Episodes);
            JsonOutput.Number(writer, "costs_saved", effect.CostsSaved);
            writer.WriteStartArray("outcomes");
            foreach (var horizon in effect.Horizons)
                Write(writer, horizon);
            writer.WriteEndArray();
            if (comparisons.FirstOrDefault(one => one.Protection == effect.Protection) is { } comparison)
                Write(writer, comparison);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, HorizonEffect horizon)
    {
        writer.WriteStartObject();
        writer.WriteNumber("days", horizon.Days);
        writer.WriteNumber("observed", horizon.Observed);
        writer.WriteNumber("beyond", horizon.Beyond);
        JsonOutput.Number(writer, "mean", horizon.Mean);
        JsonOutput.Number(writer, "low", horizon.Interval?.Low);
        JsonOutput.Number(writer, "high", horizon.Interval?.High);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ProtectionComparison comparison)
    {
        writer.WriteStartObject("without");
        writer.WriteString("set", comparison.Without.ToString());
        writer.WriteBoolean("switched_off", comparison.IsSwitchedOff);
        writer.WriteString("note", comparison.Note);
        JsonOutput.Number(writer, "total_return", comparison.Difference?.TotalReturn);
        JsonOutput.Number(writer, "cagr", comparison.Difference?.Cagr);
        JsonOutput.Number(writer, "max_drawdown", comparison.Difference?.MaxDrawdown);
        JsonOutput.Number(writer, "turnover", comparison.Difference?.TurnoverPerYear);
        JsonOutput.Number(writer, "costs", comparison.Difference?.Costs);
        JsonOutput.Whole(writer, "decisions_changed", comparison.Run?.Changes.Count);
        writer.WriteEndObject();
    }

    private static string Horizon(HorizonEffect horizon) => (horizon.Mean, horizon.Interval) switch
    {
        (null, _) => "-",
        ({ } mean, { } interval) => $"{Quantity.Percent(mean)} [{Quantity.Percent(interval.Low)}, {Quantity.Percent(interval.High)}]",
        ({ } mean, null) => $"{Quantity.Percent(mean)} (too few)",
    };

    private static Piece[] Row(ProtectionComparison comparison)
    {
        var difference = comparison.Difference;
        return
        [
            comparison.Protection,
            ReplayView.Percent(difference?.Cagr),
            ReplayView.Percent(difference?.MaxDrawdown),
            ReplayView.Ratio(difference?.TurnoverPerYear),
            difference?.Costs is { } costs ? FormattableString.Invariant($"{costs:N0}") : "-",
            comparison.Run is { } run ? Quantity.Count(run.Changes.Count) : "-",
            Piece.Muted(comparison.Run is null ? comparison.Note : $"{comparison.Without}{(comparison.IsSwitchedOff ? string.Empty : ", the weakest that is legal")}"),
        ];
    }
}

using System.Text.Json;
using Daybook.Cli.Text;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections.Trading;
using Daybook.Events;

namespace Daybook.Cli.Output;

/// <summary>What people said of a portfolio's trading, for people and as JSON.</summary>
internal static class TradingView
{
    private const int MostShown = 10;

    /// <summary>What holds, and what was said last.</summary>
    public static void Show(IScreen screen, PortfolioState state)
    {
        var trading = state.Engine.Protections.Trading;
        var word = Word(trading.Status);
        screen.Line("Trading is ", trading.Status == TradingStatus.Active ? Piece.Good(word) : Piece.Warning(word), trading.Since is { } since ? $" since {TimeText.Exact(since)}: {trading.Reason}" : "; the journal holds no other state");
        if (state.Interventions.IsEmpty)
            return;
        screen.Line();
        foreach (var said in state.Interventions.Skip(state.Interventions.Count - MostShown))
            screen.Line(Line(said));
    }

    /// <summary>One intervention as a line.</summary>
    public static Piece[] Line(Intervention said) =>
    [
        Piece.Muted($"#{said.Event}  {TimeText.Exact(said.At)}  "),
        said.Trading is { } status ? Piece.Strong(Word(status)) : Piece.Strong($"released {said.Protection} of {said.Asset}"),
        $"  {said.By ?? "-"}: {said.Reason}",
    ];

    /// <summary>The document that scripts rely on.</summary>
    public static void WriteJson(Utf8JsonWriter writer, PortfolioState state)
    {
        var trading = state.Engine.Protections.Trading;
        writer.WriteStartObject();
        writer.WriteString("trading_state", Word(trading.Status));
        writer.WriteString("since", trading.Since is { } since ? IsoTime.Format(since) : null);
        writer.WriteString("reason", trading.Since is null ? null : trading.Reason);
        JsonOutput.Whole(writer, "event", trading.Since is null ? null : trading.Event);
        writer.WriteStartArray("interventions");
        foreach (var said in state.Interventions)
            Write(writer, said);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>One intervention.</summary>
    public static void Write(Utf8JsonWriter writer, Intervention said)
    {
        writer.WriteStartObject();
        writer.WriteNumber("event", said.Event);
        writer.WriteString("at", IsoTime.Format(said.At));
        writer.WriteString("by", said.By);
        writer.WriteString("reason", said.Reason);
        writer.WriteString("trading_state", said.Trading is { } status ? Word(status) : null);
        writer.WriteString("protection", said.Protection);
        writer.WriteString("asset", said.Asset);
        writer.WriteEndObject();
    }

    private static string Word(TradingStatus status) => status.ToString().ToLowerInvariant();
}

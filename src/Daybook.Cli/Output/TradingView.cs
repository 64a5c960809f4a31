using Daybook.Cli.Text;
using Daybook.Engine.Protections.Trading;
using Daybook.Operations.Interventions;

namespace Daybook.Cli.Output;

/// <summary>What people said of a portfolio's trading, in lines.</summary>
internal static class TradingView
{
    private const int MostShown = 10;

    /// <summary>What holds, and what was said last.</summary>
    public static void Show(IScreen screen, TradingAnswer trading)
    {
        var word = Word(trading.TradingState);
        screen.Line("Trading is ", trading.TradingState == TradingStatus.Active ? Piece.Good(word) : Piece.Warning(word), trading.Since is { } since ? $" since {TimeText.Exact(since)}: {trading.Reason}" : "; the journal holds no other state");
        if (trading.Interventions.Count == 0)
            return;
        screen.Line();
        foreach (var said in trading.Interventions.Skip(trading.Interventions.Count - MostShown))
            screen.Line(Line(said));
    }

    /// <summary>One intervention as a line.</summary>
    public static Piece[] Line(InterventionAnswer said) =>
    [
        Piece.Muted($"#{said.Event}  {TimeText.Exact(said.At)}  "),
        said.TradingState is { } status ? Piece.Strong(Word(status)) : Piece.Strong($"released {said.Protection} of {said.Asset}"),
        $"  {said.By ?? "-"}: {said.Reason}",
    ];

    /// <summary>The word of a status.</summary>
    public static string Word(TradingStatus status) => status.ToString().ToLowerInvariant();
}

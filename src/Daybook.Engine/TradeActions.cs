namespace Daybook.Engine;

/// <summary>The actions as events write them.</summary>
public static class TradeActions
{
    /// <summary>The action's word, in small letters: <c>hold</c>, <c>open</c>, <c>increase</c>, <c>decrease</c>, <c>close</c>.</summary>
    public static string ToWord(this TradeAction action) => action switch
    {
        TradeAction.Hold => "hold",
        TradeAction.Open => "open",
        TradeAction.Increase => "increase",
        TradeAction.Decrease => "decrease",
        TradeAction.Close => "close",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "There is no such action."),
    };

    /// <summary>Reads a word, whatever its case.</summary>
    public static bool TryParse(string? word, out TradeAction action) => Enum.TryParse(word, ignoreCase: true, out action) && Enum.IsDefined(action) && !int.TryParse(word, out _);

    /// <summary>True for an action that makes a position smaller or ends it.</summary>
    public static bool ReducesRisk(this TradeAction action) => action is TradeAction.Decrease or TradeAction.Close;
}

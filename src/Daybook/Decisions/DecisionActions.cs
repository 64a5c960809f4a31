namespace Daybook.Decisions;

/// <summary>The actions as events write them.</summary>
public static class DecisionActions
{
    /// <summary>The action's word: <c>open</c>, <c>increase</c>, <c>decrease</c>, <c>close</c>, <c>hold</c>, <c>not_open</c>, <c>not_close</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action.</exception>
    public static string ToWord(this DecisionAction action) => action switch
    {
        DecisionAction.Open => "open",
        DecisionAction.Increase => "increase",
        DecisionAction.Decrease => "decrease",
        DecisionAction.Close => "close",
        DecisionAction.Hold => "hold",
        DecisionAction.NotOpen => "not_open",
        DecisionAction.NotClose => "not_close",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "There is no such action."),
    };

    /// <summary>Reads a word, whatever its case; null for any other.</summary>
    public static DecisionAction? Parse(string? word) => word?.ToLowerInvariant() switch
    {
        "open" => DecisionAction.Open,
        "increase" => DecisionAction.Increase,
        "decrease" => DecisionAction.Decrease,
        "close" => DecisionAction.Close,
        "hold" => DecisionAction.Hold,
        "not_open" => DecisionAction.NotOpen,
        "not_close" => DecisionAction.NotClose,
        _ => null,
    };

    /// <summary>True for an action after which something is to be traded.</summary>
    public static bool IsTrade(this DecisionAction action) => action is DecisionAction.Open or DecisionAction.Increase or DecisionAction.Decrease or DecisionAction.Close;

    /// <summary>True for an action that makes a position smaller or ends it.</summary>
    internal static bool Reduces(this DecisionAction action) => action is DecisionAction.Decrease or DecisionAction.Close;
}

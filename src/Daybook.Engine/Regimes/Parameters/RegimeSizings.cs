namespace Daybook.Engine.Regimes.Parameters;

/// <summary>The ways of sizing as configurations and events write them.</summary>
public static class RegimeSizings
{
    /// <summary>The word, in small letters: <c>adaptive</c>, <c>equal_weight</c>, <c>score_weighted</c>.</summary>
    public static string ToWord(this RegimeSizing sizing) => sizing switch
    {
        RegimeSizing.Adaptive => "adaptive",
        RegimeSizing.EqualWeight => "equal_weight",
        RegimeSizing.ScoreWeighted => "score_weighted",
        _ => throw new ArgumentOutOfRangeException(nameof(sizing), sizing, "There is no such way of sizing."),
    };

    /// <summary>Reads a word, without case. Anything else is <see cref="RegimeSizing.Adaptive"/>.</summary>
    public static RegimeSizing FromWord(string? word)
    {
        if (string.Equals(word, "equal_weight", StringComparison.OrdinalIgnoreCase))
            return RegimeSizing.EqualWeight;
        return string.Equals(word, "score_weighted", StringComparison.OrdinalIgnoreCase) ? RegimeSizing.ScoreWeighted : RegimeSizing.Adaptive;
    }
}

namespace Daybook.Torture.Promises;

/// <summary>What came of an ordeal.</summary>
/// <param name="Did">What was done, in numbers; for a skipped one, why it was not.</param>
/// <param name="Broken">What was broken, or null.</param>
/// <param name="IsSkipped">True when nothing could be tried here.</param>
internal sealed record Outcome(string Did, string? Broken = null, bool IsSkipped = false)
{
    /// <summary>Nothing could be tried.</summary>
    public static Outcome Skipped(string reason) => new(reason, IsSkipped: true);
}

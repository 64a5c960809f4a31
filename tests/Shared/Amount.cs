namespace Daybook.Tests.Shared;

/// <summary>How much the longest tests do: enough to find a fault where somebody waits for them, and all of it where the variable <c>DAYBOOK_TESTS</c> is <c>full</c>, as in <c>.ci/run</c>.</summary>
internal static class Amount
{
    private static readonly bool s_isFull = Environment.GetEnvironmentVariable("DAYBOOK_TESTS") == "full";

    /// <summary>The usual amount, or the full one.</summary>
    public static int Of(int usual, int full) => s_isFull ? full : usual;
}

namespace Daybook.Tests.Recording.Support;

/// <summary>Waits for another thread, without a pause of a fixed length.</summary>
internal static class Until
{
    /// <summary>How long anything may take before the test gives up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static void True(Func<bool> condition, string what) =>
        Assert.True(SpinWait.SpinUntil(condition, Patience), $"It never came about that {what}.");
}

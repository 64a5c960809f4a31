namespace Daybook.Contract.Making;

/// <summary>A clock that stands still until it is set, forwards or backwards. Its timers are real, so that a store that polls still polls.</summary>
public sealed class SettableClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;
}

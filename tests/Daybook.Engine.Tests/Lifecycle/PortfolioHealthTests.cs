using Daybook.Engine.Lifecycle;

namespace Daybook.Engine.Tests.Lifecycle;

public sealed class PortfolioHealthTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_held_is_healthy() => Assert.Equal(100, LifecycleReview.PortfolioHealth(LifecycleState.Empty));

    [Fact]
    public void A_healthy_position_counts_whole_a_warning_half_and_a_critical_one_nothing()
    {
        var healthy = PositionLifecycle.Enter(Start, score: 0.8, size: 0.1);
        var warning = PositionLifecycle.Enter(Start, score: 0.3, size: 0.1);
        var critical = PositionLifecycle.Observe(healthy, new PositionObservation(Start.AddDays(1), Score: 0.3, Size: 0.06));

        Assert.Equal(100, HealthOf(healthy));
        Assert.Equal(50, HealthOf(warning));
        Assert.Equal(0, HealthOf(critical));
        Assert.Equal(66.7, HealthOf(healthy, healthy, warning, warning, critical, healthy));
    }

    private static double HealthOf(params TrackedPosition[] positions) => LifecycleReview.PortfolioHealth(LifecycleState.Empty with
    {
        Positions = LifecycleState.Empty.Positions.AddRange(positions.Select((position, i) => KeyValuePair.Create($"A{i}", position))),
    });
}
